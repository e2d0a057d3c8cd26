"""The first turn is the slowest: taken before a parent takes it, and a sign that there is an answer."""

from __future__ import annotations

import secrets

from bot.assistant import Assistant, NotReadyError
from content.topics import topics
from privacy import redact

# On a machine that is busy with other starts, the first turn alone may take longer than a turn may.
TRIES = 3


async def warm_up(assistant: Assistant, names_model: bool) -> None:
    redact.warm(names_model)
    question = next(topic.examples[0] for topic in topics().values() if topic.examples)
    for _ in range(TRIES):
        messages = await assistant.turn(secrets.token_hex(16), question)
        if any(message["buttons"] for message in messages):
            return
    raise NotReadyError("the assistant did not answer a first question; the log above says where it failed")
