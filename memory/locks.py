"""One at a time for one id: in this process, or among all that share a Redis."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Protocol

from memory.gone import MemoryGoneError
from memory.keys import Keys
from memory.redis_clients import RedisClients, telling

LONGEST_STEP = 0.05
HAND_BACK_SECONDS = (0.1, 1, 3, 7)
SHORTEST_STEP = 0.01
WORKER_DIGITS = 16
# Also taken when the worker that holds it has been reported dead, without waiting for the end of its time.
TAKE = f"""
local held = redis.call('get', KEYS[1])
if held and held ~= ARGV[1] and redis.call('exists', ARGV[3] .. string.sub(held, 1, {WORKER_DIGITS})) == 0 then
  return 0
end
redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2])
return 1
"""
LEAVE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"
DEAD = "send:dead:"


class Locks(Protocol):
    def hold(self, raw_id: str) -> AbstractAsyncContextManager[None]:
        """Waits its turn; whoever waits sets the limit. MemoryGoneError when nobody can say whose turn it is."""


class LocksInProcess:
    """First come, first served."""

    def __init__(self) -> None:
        self._locks: dict[str, tuple[asyncio.Lock, set[object]]] = {}

    @asynccontextmanager
    async def hold(self, raw_id: str) -> AsyncIterator[None]:
        lock, waiting = self._locks.setdefault(raw_id, (asyncio.Lock(), set()))
        me = object()
        waiting.add(me)
        try:
            async with lock:
                yield
        finally:
            waiting.discard(me)
            if not waiting:
                self._locks.pop(raw_id, None)


class LocksOnRedis:
    """`seconds` is longer than anything done under a lock, so that it ends by itself only when its process is gone."""

    def __init__(self, clients: RedisClients, secret: bytes, seconds: float) -> None:
        self._clients, self._keys, self._milliseconds = clients, Keys(secret, "lock"), int(seconds * 1000)
        self.worker = secrets.token_hex(WORKER_DIGITS // 2)

    @asynccontextmanager
    async def hold(self, raw_id: str) -> AsyncIterator[None]:
        key = f"send:lock:{self._keys.name(raw_id)}"
        token = self.worker + secrets.token_hex(16)
        await self._wait_for(key, token)
        try:
            yield
        finally:
            await asyncio.shield(self._clients.started(self._leave, key, token))

    async def _wait_for(self, key: str, token: str) -> None:
        step = SHORTEST_STEP
        while True:
            asked = self._clients.started(self._take, key, token)
            try:
                if await asyncio.shield(asked):
                    return
            except (asyncio.CancelledError, MemoryGoneError):
                self._hand_back(key, token)
                raise
            await asyncio.sleep(step * random.uniform(0.5, 1))  # noqa: S311 (so that those who wait do not march)
            step = min(2 * step, LONGEST_STEP)

    def _hand_back(self, key: str, token: str) -> None:
        """To somebody who has given up waiting it may yet be given: a Redis that hung does later what it was asked."""
        loop = asyncio.get_running_loop()
        for after in HAND_BACK_SECONDS:
            loop.call_later(after, self._clients.started, self._leave, key, token)

    def _take(self, key: str, token: str) -> bool:
        with telling():
            return bool(self._clients.client.eval(TAKE, 1, key, token, self._milliseconds, DEAD))

    def _leave(self, key: str, token: str) -> None:
        """Never raises: what was done under the lock is done, and the lock ends by itself."""
        with suppress(MemoryGoneError), telling():
            self._clients.client.eval(LEAVE, 1, key, token)

    def report_dead(self, worker: str) -> None:
        """By whoever saw the process of that name end. Waits for Redis; a report that is lost costs only time."""
        with suppress(MemoryGoneError), telling():
            self._clients.client.set(DEAD + worker, "1", px=2 * self._milliseconds)
