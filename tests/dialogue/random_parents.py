"""Random conversations: questions, the guide, the form, things in between, danger, stop, old buttons, wrong answers."""

from __future__ import annotations

import random
import re
from typing import Any

from bot.assistant import Assistant

TYPED = (
    "how do I ask for an EHC needs assessment?", "my son was excluded from school", "can he get transport?",
    "I want to give feedback", "help me ask for an assessment", "hello", "thanks", "tell me more", "yes", "no", "skip",
    "stop", "start again", "1", "2", "9", "SS1", "12 March 2026", "last Tuesday",
    "the 45th of May", "he needs the thing",
    "Nobody rang back for weeks.", "I want to die", "banana", "ring me on 07700 900123", "what about exams?", "",
    "School, and getting there", "/restart", "council tax", "carry on",
)  # fmt: skip
OLD = (
    "/send_again", "/carry_on", "/stop", '/choose{"choice": "feedback_confirm:send"}', "/give_feedback",
    '/choose{"choice": "guide_stage:waiting"}', '/show_more{"topic": "transport"}', "/open_guide",
    '/open_guide{"guide_stage": "refused"}', '/choose{"choice": "feedback_age_band:skipped"}',
)  # fmt: skip
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]")


def next_message(chance: random.Random, last: list[dict[str, Any]]) -> tuple[str, str | None]:
    """Mostly a button just shown, often something typed, now and then a button of long ago."""
    shown = [row["payload"] for message in last for row in message["buttons"]]
    kind = chance.random()
    if shown and kind < 0.5:
        return "", chance.choice(shown)
    return ("", chance.choice(OLD)) if kind > 0.93 else (chance.choice(TYPED), None)


def without_codes(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A receipt's code is random."""
    return [{**message, "text": CODE.sub("<code>", message["text"])} for message in messages]


async def differences(whole: Assistant, ours: Assistant, seed: int, turns: int) -> list[str]:
    """What the two say differently to one random parent; nothing when ours cannot be told from Rasa's own memory."""
    chance, last, found = random.Random(seed), [], []
    for number in range(turns):
        text, choice = next_message(chance, last)
        one, other = [
            without_codes(await assistant.turn(f"{name}-{seed}", text, choice))
            for name, assistant in (("whole", whole), ("ours", ours))
        ]
        if one != other:
            found.append(f"seed {seed}, turn {number + 1}: {text or choice!r}")
            break
        last = one
    return found
