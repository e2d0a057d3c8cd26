"""The little that channels keep between two requests, each with an end: which messages were seen, what was offered.

Every key is a keyed hash. In memory, or in Redis where REDIS_URL is set, so that it holds for every process.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Protocol

import redis.asyncio
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
MOST = 200_000
REDIS_SECONDS = 1.0


class Kept(Protocol):
    async def first_time(self, key: str, seconds: int) -> bool:
        """Notes the key; False when it was noted before."""

    async def forget(self, key: str) -> None: ...

    async def put(self, values: Mapping[str, str], seconds: int) -> None: ...

    async def get(self, key: str) -> str | None: ...

    async def close(self) -> None: ...


class InMemory:
    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._values: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def first_time(self, key: str, seconds: int) -> bool:
        if await self.get(key) is not None:
            return False
        await self.put({key: ""}, seconds)
        return True

    async def forget(self, key: str) -> None:
        self._values.pop(key, None)

    async def put(self, values: Mapping[str, str], seconds: int) -> None:
        until = self._clock() + seconds
        for key, value in values.items():
            self._values.pop(key, None)
            self._values[key] = (until, value)
        while self._values and (len(self._values) > self._most or self._oldest_is_over()):
            self._values.popitem(last=False)

    async def get(self, key: str) -> str | None:
        until, value = self._values.get(key, (0.0, ""))
        return value if until > self._clock() else None

    async def close(self) -> None:
        self._values.clear()

    def _oldest_is_over(self) -> bool:
        return next(iter(self._values.values()))[0] <= self._clock()


class InRedis:
    """When Redis does not answer, this process's own memory does: better a message answered twice than not at all."""

    def __init__(self, url: str, prefix: str = "channels:") -> None:
        timeouts = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
        self._redis = redis.asyncio.Redis.from_url(url, decode_responses=True, **timeouts)
        self._prefix, self._instead = prefix, InMemory()

    async def first_time(self, key: str, seconds: int) -> bool:
        try:
            new = await self._redis.set(self._prefix + key, "", ex=seconds, nx=True)
        except (RedisError, OSError) as error:
            _log(error)
            return await self._instead.first_time(key, seconds)
        return bool(new)

    async def forget(self, key: str) -> None:
        await self._instead.forget(key)
        try:
            await self._redis.delete(self._prefix + key)
        except (RedisError, OSError) as error:
            _log(error)

    async def put(self, values: Mapping[str, str], seconds: int) -> None:
        try:
            async with self._redis.pipeline(transaction=False) as pipeline:
                for key, value in values.items():
                    pipeline.set(self._prefix + key, value, ex=seconds)
                await pipeline.execute()
        except (RedisError, OSError) as error:
            _log(error)
            await self._instead.put(values, seconds)

    async def get(self, key: str) -> str | None:
        try:
            value: str | None = await self._redis.get(self._prefix + key)
        except (RedisError, OSError) as error:
            _log(error)
            value = None
        return value if value is not None else await self._instead.get(key)

    async def close(self) -> None:
        await self._redis.close(close_connection_pool=True)


def _log(error: Exception) -> None:
    log.error("Redis did not answer a channel; this process's memory does instead", exc_info=error)
