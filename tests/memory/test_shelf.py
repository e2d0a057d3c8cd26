"""What is put on a shelf comes back until its end, in this process and on Redis alike, and says nothing to others."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from memory.gone import MemoryGoneError
from memory.in_process import InProcess
from memory.keys import Keys
from memory.on_redis import OnRedis
from memory.redis_clients import RedisClients
from memory.shelf import Shelf, shelf
from tests.clock import Clock
from tests.redis_server import RedisServer

SECRET = b"a key for tests only, forty characters long"
SECONDS = 1800
OnRedisMaker = Callable[..., OnRedis]


@pytest.fixture(params=["in process", "on Redis"])
def kept_in(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "in process":
        return shelf("test", SECONDS)
    connect, server = request.getfixturevalue("connect"), request.getfixturevalue("redis_server")
    return shelf("test", SECONDS, connect(server), secret=SECRET)


@pytest.fixture
def on_redis(connect: Callable[[RedisServer], RedisClients], redis_server: RedisServer) -> OnRedisMaker:
    def new(secret: bytes = SECRET, purpose: str = "test", seconds: float = SECONDS) -> OnRedis:
        return OnRedis(connect(redis_server), secret, purpose, seconds)

    return new


def test_what_is_put_comes_back_and_is_written_over(kept_in: Shelf) -> None:
    kept_in.put("one", "first")
    kept_in.put("one", "second ✓")
    assert kept_in.get("one") == "second ✓"
    assert kept_in.get("other") is None


def test_what_is_removed_is_gone_and_removing_it_again_is_nothing(kept_in: Shelf) -> None:
    kept_in.put("one", "x")
    kept_in.remove("one")
    kept_in.remove("one")
    assert kept_in.get("one") is None


def test_awaited_calls_see_what_threads_put(kept_in: Shelf, runner: asyncio.Runner) -> None:
    async def both_ways() -> tuple[str | None, str | None]:
        await asyncio.to_thread(kept_in.put, "one", "by a thread")
        await kept_in.keep("two", "by the loop")
        return await kept_in.fetch("one"), await asyncio.to_thread(kept_in.get, "two")

    assert runner.run(both_ways()) == ("by a thread", "by the loop")


def test_many_threads_at_once_lose_nothing(kept_in: Shelf) -> None:
    def write_and_read(number: int) -> bool:
        kept_in.put(str(number), f"words {number}")
        return kept_in.get(str(number)) == f"words {number}"

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write_and_read, range(400)))


@pytest.mark.parametrize(("passed", "there"), [(0, True), (SECONDS - 1, True), (SECONDS, False), (10**6, False)])
def test_in_process_it_ends_when_its_time_is_over(passed: int, there: bool) -> None:
    clock = Clock()
    kept_in = InProcess(SECONDS, clock=clock)
    kept_in.put("one", "x")
    clock.now += passed
    assert (kept_in.get("one") is not None) is there


def test_on_redis_it_has_an_end_that_each_writing_moves(on_redis: OnRedisMaker, redis_server: RedisServer) -> None:
    kept_in = on_redis()
    kept_in.put("one", "x")
    with redis_server.client as client:
        (key,) = client.keys("*")
        client.pexpire(key, 5000)
        kept_in.get("one")
        assert client.pttl(key) <= 5000
        kept_in.put("one", "y")
        assert SECONDS * 1000 - 5000 < client.pttl(key) <= SECONDS * 1000


def test_on_redis_it_ends_by_itself(on_redis: OnRedisMaker, redis_server: RedisServer) -> None:
    kept_in = on_redis(seconds=0.05)
    kept_in.put("one", "x")
    time.sleep(0.1)
    assert kept_in.get("one") is None
    with redis_server.client as client:
        assert client.keys("*") == []


def test_in_process_the_oldest_goes_when_there_are_too_many() -> None:
    kept_in = InProcess(SECONDS, most=3)
    for name in ("one", "two", "three", "one", "four"):
        kept_in.put(name, name)
    assert [kept_in.get(name) for name in ("one", "two", "three", "four")] == ["one", None, "three", "four"]


def test_in_process_the_oldest_goes_when_they_are_too_large() -> None:
    kept_in = InProcess(SECONDS, most_bytes=10)
    for name in ("one", "two", "three"):
        kept_in.put(name, "1234")
    assert [kept_in.get(name) for name in ("one", "two", "three")] == [None, "1234", "1234"]
    kept_in.remove("two")
    kept_in.put("four", "1234")
    assert kept_in.get("three") == "1234"


def test_one_that_is_larger_than_all_the_room_is_not_kept() -> None:
    kept_in = InProcess(SECONDS, most_bytes=10)
    kept_in.put("one", "x" * 11)
    assert kept_in.get("one") is None
    kept_in.put("two", "x")
    assert kept_in.get("two") == "x"


def test_in_process_what_is_over_goes_when_another_is_put() -> None:
    clock = Clock()
    kept_in = InProcess(SECONDS, clock=clock)
    kept_in.put("one", "Bartholomew")
    clock.now += SECONDS
    kept_in.put("other", "x")
    assert "Bartholomew" not in str(vars(kept_in))


def test_nothing_in_process_stands_under_its_own_id() -> None:
    kept_in = InProcess(SECONDS)
    kept_in.put("conversation-4711", "x")
    assert "4711" not in str(vars(kept_in))


def test_on_redis_neither_the_id_nor_the_text_can_be_read(on_redis: OnRedisMaker, redis_server: RedisServer) -> None:
    kept_in = on_redis()
    kept_in.put("conversation-4711", "Bartholomew")
    held = redis_server.all_that_is_held()
    assert b"send:test:" in held
    assert b"4711" not in held
    assert b"Bartholomew" not in held


def test_the_search_above_would_find_a_text_that_is_not_sealed(redis_server: RedisServer) -> None:
    with redis_server.client as client:
        client.set("x", "Bartholomew")
    assert b"Bartholomew" in redis_server.all_that_is_held()


def test_another_secret_or_purpose_finds_nothing(on_redis: OnRedisMaker, redis_server: RedisServer) -> None:
    on_redis().put("one", "x")
    assert on_redis(secret=b"y" * 40).get("one") is None
    assert on_redis(purpose="other").get("one") is None


def test_a_value_that_was_changed_or_moved_to_another_id_is_not_believed(
    on_redis: OnRedisMaker, redis_server: RedisServer
) -> None:
    kept_in = on_redis()
    kept_in.put("one", "x")
    with redis_server.client as client:
        (key,) = client.keys("*")
        sealed = client.get(key)
        kept_in.put("two", "y")
        (other,) = set(client.keys("*")) - {key}
        client.set(other, sealed)
        client.set(key, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert kept_in.get("one") is None
    assert kept_in.get("two") is None


@pytest.mark.parametrize("sealed", [b"", b"x", b"x" * 12, b"x" * 40])
def test_what_was_never_sealed_opens_to_nothing(sealed: bytes) -> None:
    assert Keys(SECRET, "test").open("name", sealed) is None


def test_the_same_text_is_never_sealed_the_same_way() -> None:
    keys = Keys(SECRET, "test")
    assert keys.seal("name", "x") != keys.seal("name", "x")
    assert keys.name("one") != keys.name("two")


def failing(runner: asyncio.Runner, kept_in: OnRedis, call: str) -> Any:
    """What that call raises."""
    given = ("one", "Bartholomew") if call in ("put", "keep") else ("one",)

    async def calls() -> None:
        result = getattr(kept_in, call)(*given)
        await (result if asyncio.iscoroutine(result) else asyncio.sleep(0))

    with pytest.raises(MemoryGoneError) as failed:
        runner.run(calls())
    return failed.value


@pytest.mark.parametrize("call", ["get", "put", "remove", "fetch", "keep"])
def test_a_redis_that_is_not_there_is_told_and_nothing_of_the_text(
    on_redis: OnRedisMaker, redis_server: RedisServer, runner: asyncio.Runner, call: str
) -> None:
    kept_in = on_redis()
    redis_server.stop()
    error = failing(runner, kept_in, call)
    assert "Bartholomew" not in repr(error)
    assert str(redis_server.port) not in repr(error)
    assert error.__cause__ is None


@pytest.mark.parametrize("call", ["get", "keep"])
def test_a_redis_that_hangs_is_waited_for_a_short_while_only(
    on_redis: OnRedisMaker, redis_server: RedisServer, runner: asyncio.Runner, call: str
) -> None:
    kept_in, started = on_redis(), time.monotonic()
    with redis_server.hanging():
        failing(runner, kept_in, call)
    assert time.monotonic() - started < 5


def test_a_redis_that_came_back_is_used_again(
    on_redis: OnRedisMaker, redis_server: RedisServer, runner: asyncio.Runner
) -> None:
    kept_in = on_redis()

    async def before_and_after() -> str | None:
        await kept_in.keep("one", "x")
        redis_server.stop()
        redis_server.start()
        await kept_in.keep("one", "y")
        return await kept_in.fetch("one")

    assert runner.run(before_and_after()) == "y"
