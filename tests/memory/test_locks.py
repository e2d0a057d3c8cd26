"""One at a time for one id, whoever asks; a lock whose process is gone frees itself."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import pytest

from memory.gone import MemoryGoneError
from memory.locks import LONGEST_STEP, Locks, LocksInProcess, LocksOnRedis
from memory.redis_clients import RedisClients
from tests.redis_server import RedisServer

SECRET = b"a key for tests only, forty characters long"


OnRedisMaker = Callable[..., LocksOnRedis]


@pytest.fixture
def on_redis(connect: Callable[[RedisServer], RedisClients]) -> OnRedisMaker:
    def new(server: RedisServer, seconds: float = 10) -> LocksOnRedis:
        return LocksOnRedis(connect(server), SECRET, seconds)

    return new


@pytest.fixture(params=["in process", "on Redis", "two processes on Redis"])
def pair(request: pytest.FixtureRequest) -> tuple[Locks, Locks]:
    """The locks as two callers have them."""
    if request.param == "in process":
        locks = LocksInProcess()
        return locks, locks
    server, on_redis = request.getfixturevalue("shared_redis"), request.getfixturevalue("on_redis")
    one = on_redis(server)
    return (one, on_redis(server)) if "two" in request.param else (one, one)


async def adding(locks: Locks, name: str, sums: dict[str, int]) -> None:
    """Reads, waits and writes: without a lock some of the sums would be lost."""
    async with locks.hold(name):
        before = sums.get(name, 0)
        await asyncio.sleep(0.001)
        sums[name] = before + 1


def test_fifty_at_once_lose_nothing(pair: tuple[Locks, Locks], runner: asyncio.Runner) -> None:
    sums: dict[str, int] = {}

    async def all_at_once() -> None:
        await asyncio.gather(*(adding(pair[n % 2], f"lost {n % 5}", sums) for n in range(50)))

    runner.run(all_at_once())
    assert sums == {f"lost {n}": 10 for n in range(5)}


def test_without_the_lock_the_same_fifty_do_lose_some(runner: asyncio.Runner) -> None:
    sums: dict[str, int] = {}

    async def all_at_once() -> None:
        await asyncio.gather(*(adding(LocksInProcess(), "x", sums) for _ in range(50)))

    runner.run(all_at_once())
    assert sums["x"] < 50


def test_other_ids_do_not_wait(pair: tuple[Locks, Locks], runner: asyncio.Runner) -> None:
    async def another() -> None:
        async with pair[0].hold("one"), asyncio.timeout(1), pair[1].hold("two"):
            pass

    runner.run(another())


def test_the_lock_is_left_when_what_was_done_under_it_fails(pair: tuple[Locks, Locks], runner: asyncio.Runner) -> None:
    async def fails_then_takes() -> None:
        with pytest.raises(ValueError, match="x"):
            async with pair[0].hold("failing"):
                raise ValueError("x")
        async with asyncio.timeout(1), pair[1].hold("failing"):
            pass

    runner.run(fails_then_takes())


def test_who_gives_up_waiting_leaves_nothing_behind(pair: tuple[Locks, Locks], runner: asyncio.Runner) -> None:
    async def gives_up() -> None:
        async with pair[0].hold("given up"):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05), pair[1].hold("given up"):
                    pass
        async with asyncio.timeout(1), pair[1].hold("given up"):
            pass

    runner.run(gives_up())


def test_in_process_who_comes_first_is_served_first(runner: asyncio.Runner) -> None:
    locks, served = LocksInProcess(), []

    async def waits(number: int) -> None:
        async with locks.hold("x"):
            served.append(number)
            await asyncio.sleep(0)

    async def in_order() -> None:
        await asyncio.gather(*(waits(number) for number in range(20)))

    runner.run(in_order())
    assert served == list(range(20))
    assert locks._locks == {}


def test_waiting_ends_soon_after_the_lock_is_left(
    on_redis: OnRedisMaker, shared_redis: RedisServer, runner: asyncio.Runner
) -> None:
    one, other = on_redis(shared_redis), on_redis(shared_redis)
    waited = []

    async def waits() -> None:
        async with other.hold("soon"):
            waited.append(time.monotonic())

    async def holds() -> float:
        async with one.hold("soon"):
            task = asyncio.ensure_future(waits())
            await asyncio.sleep(0.3)
            left = time.monotonic()
        await task
        return left

    left = runner.run(holds())
    assert waited[0] - left < LONGEST_STEP + 0.1


def test_the_lock_of_a_dead_process_ends_by_itself(
    on_redis: OnRedisMaker, shared_redis: RedisServer, runner: asyncio.Runner
) -> None:
    dead, other = on_redis(shared_redis, seconds=0.4), on_redis(shared_redis)

    async def dies_and_is_followed() -> float:
        held = dead.hold("ends")
        await held.__aenter__()
        started = time.monotonic()
        async with other.hold("ends"):
            return time.monotonic() - started

    assert 0.2 < runner.run(dies_and_is_followed()) < 1.5


def test_the_lock_of_a_process_that_was_seen_to_die_is_free_at_once(
    on_redis: OnRedisMaker, shared_redis: RedisServer, runner: asyncio.Runner
) -> None:
    dead, living, other = (on_redis(shared_redis, seconds=30) for _ in range(3))

    async def dies_and_is_followed() -> None:
        held = [dead.hold("seen"), living.hold("not seen")]
        for lock in held:
            await lock.__aenter__()
        await asyncio.to_thread(other.report_dead, dead.worker)
        async with asyncio.timeout(1), other.hold("seen"):
            pass
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3), other.hold("not seen"):
                pass

    runner.run(dies_and_is_followed())


def test_a_lock_that_ended_and_went_to_another_is_not_left_by_the_first(
    on_redis: OnRedisMaker, shared_redis: RedisServer, runner: asyncio.Runner
) -> None:
    slow, other, third = on_redis(shared_redis, seconds=0.1), on_redis(shared_redis), on_redis(shared_redis)

    async def too_slow() -> None:
        async with slow.hold("slow"):
            await asyncio.sleep(0.3)
            held = other.hold("slow")
            await held.__aenter__()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2), third.hold("slow"):
                pass
        await held.__aexit__(None, None, None)

    runner.run(too_slow())


def test_every_key_has_an_end_and_says_nothing_of_the_id(
    on_redis: OnRedisMaker, redis_server: RedisServer, runner: asyncio.Runner
) -> None:
    locks = on_redis(redis_server)

    async def looks() -> list[int]:
        async with locks.hold("conversation-4711"):
            await asyncio.to_thread(locks.report_dead, "x" * 16)
            assert b"4711" not in redis_server.all_that_is_held()
            with redis_server.client as client:
                return [client.pttl(key) for key in client.keys("*")]

    ends = runner.run(looks())
    assert len(ends) == 2
    assert all(0 < end <= 20_000 for end in ends)


def test_a_redis_that_is_not_there_is_told(
    on_redis: OnRedisMaker, redis_server: RedisServer, runner: asyncio.Runner
) -> None:
    locks = on_redis(redis_server)
    redis_server.stop()

    async def asks() -> None:
        async with locks.hold("x"):
            raise AssertionError("nobody may go on without the lock")

    with pytest.raises(MemoryGoneError):
        runner.run(asks())


def test_a_redis_that_goes_while_the_lock_is_held_does_not_undo_what_was_done(
    on_redis: OnRedisMaker, redis_server: RedisServer, runner: asyncio.Runner
) -> None:
    locks = on_redis(redis_server)

    async def goes() -> str:
        async with locks.hold("x"):
            redis_server.stop()
            return "done"

    assert runner.run(goes()) == "done"
