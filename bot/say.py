"""One conversation from standard input, one message a line: `python -m bot.say`.

Prints the assistant's messages as JSON, a list a line. The same path as the web chat, stores included.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sys

from bot.quiet import quiet


async def _main() -> None:
    from bot.assistant import Assistant, load_agent
    from bot.train import train

    train()
    assistant = Assistant(load_agent())
    conversation = secrets.token_hex(16)
    for line in sys.stdin:
        messages = await assistant.turn(conversation, line.rstrip("\n"), channel="terminal")
        print(json.dumps(messages, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    quiet()
    asyncio.run(_main())
