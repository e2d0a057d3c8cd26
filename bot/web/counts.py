"""How often something was done in the present span of time: in this process, or in Redis for several processes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, Protocol

from redis.asyncio import Redis

log = logging.getLogger(__name__)


class Counts(Protocol):
    async def count(self, key: str, seconds: int) -> int:
        """One more for that key, and how many that makes. What is counted is forgotten after `seconds`."""
        ...


class MemoryCounts:
    def __init__(self, clock: Callable[[], float] = time.time, most: int = 50_000) -> None:
        self._clock, self._most = clock, most
        self._kept: dict[str, tuple[float, int]] = {}

    async def count(self, key: str, seconds: int) -> int:
        now = self._clock()
        self._forget(now)
        until, before = self._kept.get(key, (now + seconds, 0))
        self._kept[key] = (until, before + 1)
        return before + 1

    def _forget(self, now: float) -> None:
        """Oldest first, as far as they are over; when there are far too many, some that are not."""
        while self._kept:
            oldest = next(iter(self._kept))
            if self._kept[oldest][0] > now and len(self._kept) < self._most:
                return
            del self._kept[oldest]


class RedisCounts:
    """When Redis cannot be reached, this process counts by itself: a fault of ours must not shut parents out."""

    def __init__(self, redis: Any, spare: Counts) -> None:
        self._redis, self._spare = redis, spare

    async def count(self, key: str, seconds: int) -> int:
        try:
            async with self._redis.pipeline(transaction=True) as pipe:
                counted, _ = await pipe.incr(f"rate:{key}").expire(f"rate:{key}", seconds).execute()
            return int(counted)
        except Exception as error:
            log.error("Redis could not count", exc_info=error)
            return await self._spare.count(key, seconds)


def counts_for(redis_url: str, clock: Callable[[], float] = time.time) -> Counts:
    memory = MemoryCounts(clock)
    if not redis_url:
        return memory
    return RedisCounts(Redis.from_url(redis_url, socket_timeout=1, socket_connect_timeout=1), memory)
