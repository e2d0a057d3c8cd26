"""What was said to a message, for a few minutes, so that a message sent twice is not answered twice.

The key is a MAC of the client's own number for the message. Of what a parent typed nothing is kept, only what the
assistant said; that repeats their words in one place, the preview of the feedback form, cleaned of personal detail
(feedback/drafts.py has the same words for longer). A second sending that comes while the first is still being
answered waits for the same answer, in whichever process it arrives.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from memory.gone import MemoryGoneError
from memory.locks import Locks, LocksInProcess
from memory.shelf import Shelf, shelf

log = logging.getLogger(__name__)
Messages = list[dict[str, Any]]
SECONDS, MOST = 300, 1000
# bot/assistant.py marks so what is said instead of an answer: sending it again must be worth while.
TROUBLE = "trouble"


class Replies:
    def __init__(self, kept_in: Shelf | None = None, locks: Locks | None = None) -> None:
        self._kept_in = kept_in or shelf("reply", SECONDS, most=MOST)
        self._locks = locks or LocksInProcess()

    async def once(self, key: str, answer: Callable[[], Awaitable[Messages]]) -> Messages:
        """`answer` itself never raises MemoryGoneError: the assistant then has words of its own for the parent."""
        try:
            return await self._once(key, answer)
        except MemoryGoneError as error:
            log.error("whether a message came before is not known", exc_info=error)
            return await answer()

    async def _once(self, key: str, answer: Callable[[], Awaitable[Messages]]) -> Messages:
        async with self._locks.hold(f"reply {key}"):
            kept = await self._kept_in.fetch(key)
            if kept is not None:
                messages: Messages = json.loads(kept)
                return messages
            messages = await answer()
            if not any(message.get("kind") == TROUBLE for message in messages):
                await self._keep(key, messages)
            return messages

    async def _keep(self, key: str, messages: Messages) -> None:
        try:
            await self._kept_in.keep(key, json.dumps(messages))
        except MemoryGoneError as error:
            log.error("a reply could not be kept", exc_info=error)
