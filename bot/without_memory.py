"""When the conversation so far cannot be reached: the truth, and in danger the contacts before all else."""

from __future__ import annotations

import logging
from typing import Any

from bot.door import at_the_door
from bot.nlu.decision import CRISIS
from content.topics import topics

log = logging.getLogger(__name__)


async def in_danger(agent: Any, text: str) -> bool:
    """Understanding a message needs no memory."""
    entered = at_the_door(text)
    if entered.refusal:
        return entered.danger
    try:
        parsed = await agent.parse_message(entered.text)
    except Exception as error:
        log.error("a message could not be understood", exc_info=error)
        return False
    return bool((parsed.get("intent") or {}).get("name") == "crisis")


def contacts() -> dict[str, Any]:
    topic = topics()["crisis_danger"]
    return {"text": topic.answer, "kind": "answer", "topic": CRISIS, "title": topic.title, "buttons": []}
