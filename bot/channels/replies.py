"""What is still to be answered: in this process's memory, bounded, and in order within each conversation.

A restart loses what waits here, and nothing else. Conversations do not wait for one another.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)
Work = Callable[[], Awaitable[None]]
MOST = 1000
MOST_IN_A_CONVERSATION = 20


class Replies:
    def __init__(self, most: int = MOST) -> None:
        self._most, self._waiting = most, 0
        self._queues: dict[str, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return self._waiting

    def add(self, conversation: str, work: Work, urgent: bool = False) -> bool:
        """False when there is no room. There is twice as much for what is urgent."""
        queue = self._queues.get(conversation)
        times = 2 if urgent else 1
        if self._waiting >= self._most * times or (queue and len(queue) >= MOST_IN_A_CONVERSATION * times):
            return False
        self._waiting += 1
        if queue is not None:
            queue.append(work)
            return True
        self._queues[conversation] = deque([work])
        task = asyncio.get_running_loop().create_task(self._work(conversation))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def _work(self, conversation: str) -> None:
        queue = self._queues[conversation]
        while queue:
            try:
                await queue[0]()
            except Exception as error:
                log.error("a message from a channel could not be answered", exc_info=error)
            queue.popleft()
            self._waiting -= 1
        del self._queues[conversation]

    async def finish(self, seconds: float) -> None:
        """Waits for what is under way, as long as that; the rest is lost, and the log says how many."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        if self._waiting:
            log.error("messages from channels that were not answered before the stop: %s", self._waiting)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
