from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.channels.choices import Choices
from bot.channels.kept import InMemory, InRedis, Kept
from tests.bot.web.conftest import Clock

GONE = "redis://127.0.0.1:1/0"


@asynccontextmanager
async def closing(kept: Kept) -> AsyncIterator[Kept]:
    yield kept
    await kept.close()


def run(work: Callable[[Kept], Awaitable[None]], kept: Kept) -> None:
    async def inside() -> None:
        async with closing(kept):
            await work(kept)

    asyncio.run(inside())


async def first_then_again(kept: Kept) -> None:
    assert await kept.first_time("a", 60)
    assert not await kept.first_time("a", 60)
    await kept.forget("a")
    assert await kept.first_time("a", 60)


async def put_then_get(kept: Kept) -> None:
    await kept.put({"x": "1", "y": "2"}, 60)
    assert await kept.get("x") == "1"
    assert await kept.get("z") is None


@pytest.mark.parametrize("work", [first_then_again, put_then_get])
def test_in_memory(work: Callable[[Kept], Awaitable[None]]) -> None:
    run(work, InMemory())


@pytest.mark.parametrize("work", [first_then_again, put_then_get])
def test_in_redis(work: Callable[[Kept], Awaitable[None]], redis_url: str) -> None:
    run(work, InRedis(redis_url))


@pytest.mark.parametrize("work", [first_then_again, put_then_get])
def test_when_redis_is_gone_memory_does(work: Callable[[Kept], Awaitable[None]]) -> None:
    run(work, InRedis(GONE))


def test_two_processes_with_one_redis_take_a_message_once(redis_url: str) -> None:
    async def both() -> list[bool]:
        async with closing(InRedis(redis_url)) as one, closing(InRedis(redis_url)) as other:
            return list(await asyncio.gather(*(kept.first_time("m", 60) for kept in (one, other) * 5)))

    assert sum(asyncio.run(both())) == 1


def test_memory_forgets_in_time_and_when_it_is_full() -> None:
    clock = Clock()
    kept = InMemory(most=3, clock=clock)

    async def go() -> None:
        await kept.put({"a": "1"}, 60)
        clock.now += 61
        assert await kept.get("a") is None
        assert await kept.first_time("a", 60)
        await kept.put({"b": "", "c": "", "d": ""}, 60)
        assert await kept.get("a") is None
        assert len(kept._values) == 3

    asyncio.run(go())


def test_what_someone_put_into_the_store_is_no_choice() -> None:
    async def go() -> None:
        kept = InMemory()
        choices = Choices("a secret", kept)
        [mine] = await choices.ids("one", ["/stop"])
        assert await choices.payload("one", mine) == "/stop"
        assert await choices.payload("other", mine) is None
        await kept.put({"choice:" + "f" * 32: "/restart"}, 60)
        assert await choices.payload("one", "f" * 32) is None

    asyncio.run(go())
