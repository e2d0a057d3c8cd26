"""What was said to a message, for a few minutes, so that a message sent twice is not answered twice.

The key is a MAC of the client's own number for the message. Of what a parent typed nothing is kept, only what the
assistant said; that repeats their words in one place, the preview of the feedback form, cleaned of personal detail
(feedback/drafts.py has the same words for longer). A second sending that comes while the first is still being
answered waits for the same answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

Messages = list[dict[str, Any]]


class Replies:
    def __init__(self, most: int = 1000, seconds: float = 300.0) -> None:
        self._most, self._seconds = most, seconds
        self._kept: dict[str, asyncio.Task[Messages]] = {}

    async def once(self, key: str, answer: Callable[[], Awaitable[Messages]]) -> Messages:
        task = self._kept.get(key)
        if task is None:
            task = asyncio.ensure_future(_run(answer))
            self._keep(key, task)
        try:
            # A parent who closes the page must not stop the answer that a second request is waiting for.
            return await asyncio.shield(task)
        except Exception:
            self._kept.pop(key, None)
            raise

    def _keep(self, key: str, task: asyncio.Task[Messages]) -> None:
        while len(self._kept) >= self._most:
            self._kept.pop(next(iter(self._kept)))
        self._kept[key] = task
        asyncio.get_running_loop().call_later(self._seconds, self._forget, key, task)

    def _forget(self, key: str, task: asyncio.Task[Messages]) -> None:
        if self._kept.get(key) is task:
            del self._kept[key]


async def _run(answer: Callable[[], Awaitable[Messages]]) -> Messages:
    return await answer()
