"""Counting, in memory and in Redis alike."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from redis import Redis
from redis.exceptions import RedisError

from bot.web.counts import MemoryCounts, RedisCounts, counts_for
from tests.bot.web.conftest import Clock

REDIS = "redis://127.0.0.1:6379/0"


def is_there() -> bool:
    try:
        with Redis.from_url(REDIS, socket_connect_timeout=1) as redis:
            return bool(redis.ping())
    except RedisError:
        return False


def in_redis(work: Callable[[Any], Coroutine[Any, Any, Any]], url: str = REDIS) -> Any:
    async def run() -> Any:
        counts = counts_for(url)
        assert isinstance(counts, RedisCounts)
        try:
            return await work(counts)
        finally:
            await counts._redis.close(close_connection_pool=True)
            await asyncio.sleep(0.05)  # its connection closes a moment later

    return asyncio.run(run())


def test_each_key_is_counted_for_itself(clock: Clock) -> None:
    async def count() -> list[int]:
        counts = MemoryCounts(clock)
        return [await counts.count(key, 60) for key in ("a", "a", "b", "a")]

    assert asyncio.run(count()) == [1, 2, 1, 3]


def test_what_was_counted_is_forgotten_after_its_time(clock: Clock) -> None:
    counts = MemoryCounts(clock)
    asyncio.run(counts.count("a", 60))
    clock.now += 60
    assert asyncio.run(counts.count("b", 60)) == 1
    assert list(counts._kept) == ["b"]


def test_memory_is_bounded_whoever_comes(clock: Clock) -> None:
    async def many() -> int:
        counts = MemoryCounts(clock, most=100)
        for number in range(1000):
            await counts.count(str(number), 60)
        return len(counts._kept)

    assert asyncio.run(many()) == 100


@pytest.mark.skipif(not is_there(), reason=f"no Redis at {REDIS}: start one to run this")
def test_redis_counts_for_all_processes_and_forgets() -> None:
    key = f"test:{secrets.token_hex(8)}"
    first = in_redis(lambda counts: counts.count(key, 60))
    second = in_redis(lambda counts: counts.count(key, 60))
    assert (first, second) == (1, 2)
    with Redis.from_url(REDIS) as redis:
        assert 0 < redis.ttl(f"rate:{key}") <= 60
        redis.delete(f"rate:{key}")


def test_a_redis_that_is_away_shuts_no_parent_out() -> None:
    async def twice(counts: RedisCounts) -> list[int]:
        return [await counts.count("a", 60), await counts.count("a", 60)]

    assert in_redis(twice, "redis://127.0.0.1:1/0") == [1, 2]
