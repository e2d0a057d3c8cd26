"""Rasa's lock store, ours: one turn at a time for a conversation, in this process or among many.

Rasa's own on Redis writes keys that never end, with the conversation's id in them, and asks once a second.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore

from memory.locks import Locks, LocksInProcess

_held: ContextVar[str | None] = ContextVar("held", default=None)


class ConversationLocks(LockStore):
    """Held again by the same turn: bot/assistant.py holds it for the whole turn, Rasa for its part of it."""

    def __init__(self, locks: Locks | None = None) -> None:
        self._locks = locks or LocksInProcess()

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: Any, **__: Any) -> AsyncIterator[TicketLock]:
        if _held.get() == conversation_id:
            yield TicketLock(conversation_id)
            return
        async with self._locks.hold(conversation_id):
            before = _held.set(conversation_id)
            try:
                yield TicketLock(conversation_id)
            finally:
                _held.reset(before)
