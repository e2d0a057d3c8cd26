"""What the assistant would decide on first messages: `python -m bot.predict < questions.jsonl`.

One JSON object a line with "text" in; one a line out. Nothing is stored.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterable
from typing import Any

from bot.quiet import quiet


async def predictions(texts: Iterable[str]) -> AsyncIterator[dict[str, Any]]:
    from bot.assistant import load_agent
    from bot.door import at_the_door
    from bot.train import train

    train()
    agent = load_agent()
    for text in texts:
        yield await _predict(agent, at_the_door(text).text)


async def _predict(agent: Any, text: str) -> dict[str, Any]:
    if not text:
        return {"decision": "clarify", "topics": []}
    parsed = await agent.parse_message(text)
    decision = parsed.get("decision")
    if decision is None:  # a short reply such as "yes", with no question before it
        return {"decision": "conversation", "topics": [{"topic": "chitchat_greeting_thanks", "confidence": 1.0}]}
    return {"decision": decision["decision"], "topics": decision["topics"]}


def _texts() -> Iterable[str]:
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            text = json.loads(line)["text"]
            if not isinstance(text, str):
                raise TypeError
            yield text
        except (ValueError, KeyError, TypeError):
            raise SystemExit(f'line {number}: expected one JSON object with "text"') from None


async def _main() -> None:
    async for row in predictions(_texts()):
        print(json.dumps(row, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    quiet()
    asyncio.run(_main())
