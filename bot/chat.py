"""Talk to the assistant in a terminal: `make chat`. Type a choice's number or its words; Ctrl-D ends."""

from __future__ import annotations

import asyncio
import secrets
import textwrap
from typing import Any

from bot.quiet import quiet

WIDTH = 88


def shown(message: dict[str, Any], first_number: int = 1) -> str:
    """A message as a terminal shows it: its text, what it rests on, its choices numbered."""
    lines = [textwrap.fill(line, WIDTH, subsequent_indent="   ") for line in message["text"].splitlines()]
    if message.get("law"):
        lines += ["", f"   The law: {message['law']}"]
    if message.get("source"):
        source = message["source"]
        lines.append(f"   Source: {source['title']}, {source['url']} (checked {message['checked']})")
    lines += [f"   {n}. {row['title']}" for n, row in enumerate(message["buttons"], first_number)]
    return "\n".join(lines)


async def _main() -> None:
    from bot.assistant import Assistant, load_agent
    from content.council import council
    from content.flow_words import flow_words

    assistant = Assistant(load_agent())
    conversation = secrets.token_hex(16)
    print(flow_words("utter_welcome").format_map(council().words) + "\n")
    while True:
        try:
            text = await asyncio.to_thread(input, "You: ")
        except EOFError:
            print()
            return
        for message in await assistant.turn(conversation, text, channel="terminal"):
            print("\n" + shown(message) + "\n")


if __name__ == "__main__":
    quiet()
    try:
        asyncio.run(_main())
    except KeyboardInterrupt:
        print()
