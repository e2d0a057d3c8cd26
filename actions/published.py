"""What the council has published on a topic, looked up at most once a minute, so that answers wait for no database."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence

from feedback.database import engine
from feedback.models import Reply
from feedback.replies import fetch_replies
from feedback.reviews import PUBLISHED

log = logging.getLogger(__name__)
SECONDS = 60.0
SHOWN = 2


class Published:
    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds, self._until = seconds, 0.0
        self._replies: Sequence[Reply] = ()

    async def on(self, topic: str) -> list[Reply]:
        """The newest on this topic; none when the record cannot be read, since the answer matters more."""
        if time.monotonic() >= self._until:
            self._until = time.monotonic() + self._seconds
            try:
                self._replies = await asyncio.to_thread(lambda: fetch_replies(engine(), PUBLISHED))
            except Exception as error:
                log.error("published replies could not be read", exc_info=error)
        return [reply for reply in self._replies if topic in reply.topics][:SHOWN]

    def forget(self) -> None:
        self._until = 0.0


published = Published()
