"""Turns in the order they came, one at a time, in a thread of their own.

A turn is computing, not waiting: two at once would each take twice as long, and while one runs in the server's own
thread nobody else is heard. So here the server stays awake, a parent hears something true in time whatever the
assistant does, and when more come than can be answered the last ones are told so at once.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from content.council import council
from content.flow_words import flow_words
from memory.gone import MemoryGoneError

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.assistant import Assistant, Message
    from bot.conversation_locks import ConversationLocks

log = logging.getLogger(__name__)
T = TypeVar("T")
MOST_WAITING = 150
# Who would wait longer is told at once to come again; nobody waits for nothing. Reckoned from what turns took lately.
LONGEST_WAIT_SECONDS = 3.0
NEWEST_COUNTS = 0.1
# One conversation's message, and one sent again; a third would take others' places.
MOST_OF_ONE = 2
# Searches of the topics belong to no conversation, and leave room for those.
SEARCHES, MOST_SEARCHES = "searches", 20


class BusyError(RuntimeError):
    """Too many are waiting, or the wait was too long: nothing was done, and it may be sent again."""


class Turns:
    def __init__(
        self,
        assistant: Assistant,
        seconds: float,
        most_waiting: int = MOST_WAITING,
        locks: ConversationLocks | None = None,
    ) -> None:
        """`locks` where processes share conversations: who waits for another process waits outside the line."""
        self._assistant, self._seconds, self._most, self._locks = assistant, seconds, most_waiting, locks
        self._waiting: Counter[str] = Counter()
        self._each = 0.0  # seconds of a turn, a moving average
        self._loop = asyncio.new_event_loop()
        self._one = asyncio.Lock()
        self._thread = Thread(target=self._loop.run_forever, name="turns", daemon=True)
        self._thread.start()

    @property
    def agent(self) -> Any:
        return self._assistant.agent

    async def turn(
        self, conversation: str, text: str = "", choice: str | None = None, channel: str = "web"
    ) -> list[Message]:
        return await self._in_line(
            conversation, lambda: self._assistant.turn(conversation, text, choice, channel), [_too_slow()]
        )

    async def likeliest(self, text: str) -> dict[str, Any]:
        return await self._in_line(SEARCHES, lambda: self._assistant.likeliest(text), {})

    async def _in_line(self, conversation: str, work: Callable[[], Awaitable[T]], late: T) -> T:
        most_of_one = MOST_SEARCHES if conversation == SEARCHES else MOST_OF_ONE
        in_line = self._waiting.total()
        too_long = in_line >= self._most or in_line * self._each > LONGEST_WAIT_SECONDS
        if too_long or self._waiting[conversation] >= most_of_one:
            raise BusyError
        begun, until = False, time.monotonic() + self._seconds

        async def in_turn() -> T:
            nonlocal begun
            async with self._one:
                if time.monotonic() >= until:  # whoever was before has only just been stopped
                    return late
                begun, started = True, time.monotonic()
                try:
                    return await work()
                finally:
                    self._each += NEWEST_COUNTS * (time.monotonic() - started - self._each)

        self._waiting[conversation] += 1
        try:
            async with asyncio.timeout(self._seconds), self._alone(conversation):
                answer = await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(in_turn(), self._loop))
            if not begun:
                raise BusyError
            return answer
        except TimeoutError:
            log.error("a turn was not answered within %s s", self._seconds)
            if not begun:
                raise BusyError from None
            return late
        finally:
            self._waiting[conversation] -= 1
            if not self._waiting[conversation]:
                del self._waiting[conversation]

    @asynccontextmanager
    async def _alone(self, conversation: str) -> AsyncIterator[None]:
        async with AsyncExitStack() as held:
            if self._locks is not None and conversation != SEARCHES:
                # The assistant asks for the same lock: it goes through under this one, and has words for its failure.
                with suppress(MemoryGoneError):
                    await held.enter_async_context(self._locks.lock(conversation))
            yield

    def close(self) -> None:
        """Ends the thread once the turn under way is over."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _too_slow() -> Message:
    return {"text": flow_words("utter_too_slow").format_map(council().words), "buttons": [], "kind": "trouble"}
