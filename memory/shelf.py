"""A shelf: texts under ids, each with an end. In this process, or on Redis when there is an address for it."""

from __future__ import annotations

from typing import Protocol

from memory.in_process import MOST, MOST_BYTES, InProcess
from memory.on_redis import OnRedis
from memory.redis_clients import RedisClients


class Shelf(Protocol):
    """`get`, `put` and `remove` wait and are for threads; `fetch` and `keep` are the same for an event loop.

    The end moves with every writing. A shelf that cannot be reached raises MemoryGoneError.
    """

    def get(self, raw_id: str) -> str | None: ...
    def put(self, raw_id: str, text: str) -> None: ...
    def remove(self, raw_id: str) -> None: ...
    async def fetch(self, raw_id: str) -> str | None: ...
    async def keep(self, raw_id: str, text: str) -> None: ...


def shelf(
    purpose: str,
    seconds: float,
    redis: RedisClients | None = None,
    *,
    secret: bytes = b"",
    most: int = MOST,
    most_bytes: int = MOST_BYTES,
) -> Shelf:
    """`most` and `most_bytes` bound what one process holds; on Redis its own `maxmemory` does."""
    return InProcess(seconds, most, most_bytes) if redis is None else OnRedis(redis, secret, purpose, seconds)
