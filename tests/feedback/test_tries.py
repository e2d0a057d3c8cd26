"""Wrong codes are limited: for one caller, and for all together; in memory and in Redis alike."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
import redis

from feedback.tries import ALL, EACH, MemoryCounts, RedisCounts, Tries, make_tries
from tests.feedback.conftest import SECRET

REDIS = "redis://127.0.0.1:6379/0"


class Clock:
    def __init__(self) -> None:
        self.now = 6000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def prefix() -> Iterator[str]:
    """Keys of this test alone, removed after it."""
    name = f"test:{secrets.token_hex(6)}"
    yield name
    client = redis.Redis.from_url(REDIS)
    for key in client.scan_iter(f"{name}:*"):
        client.delete(key)
    client.close()


@pytest.fixture(params=["memory", "redis"])
def counts(request: pytest.FixtureRequest) -> Any:
    if request.param == "memory":
        return MemoryCounts()
    try:
        redis.Redis.from_url(REDIS, socket_connect_timeout=1).ping()
    except redis.RedisError:
        pytest.skip(f"no Redis at {REDIS}: start one")
    return RedisCounts(REDIS, request.getfixturevalue("prefix"))


def test_five_tries_a_minute_and_then_none_until_the_next(counts: Any) -> None:
    clock = Clock()
    tries = Tries(SECRET, counts, clock)
    assert [tries.take("one") for _ in range(7)] == [True] * EACH + [False] * 2
    clock.now += 59
    assert not tries.take("one")
    clock.now += 1
    assert tries.take("one")


def test_another_caller_has_tries_of_their_own(counts: Any) -> None:
    tries = Tries(SECRET, counts, Clock())
    for _ in range(EACH + 1):
        tries.take("one")
    assert tries.take("other")


def test_a_right_code_costs_no_try(counts: Any) -> None:
    tries = Tries(SECRET, counts, Clock())
    for _ in range(3 * EACH):
        assert tries.take("one")
        tries.give_back("one")


def test_everybody_together_is_slowed_down_when_many_callers_guess(counts: Any) -> None:
    tries = Tries(SECRET, counts, Clock())
    assert all(tries.take(str(number)) for number in range(ALL))
    assert not tries.take("one more")


def test_one_caller_alone_cannot_close_the_door_for_everybody(counts: Any) -> None:
    tries = Tries(SECRET, counts, Clock())
    for _ in range(2 * ALL):
        tries.take("one")
    assert tries.take("other")


def test_two_processes_share_their_counts_in_redis(counts: Any) -> None:
    if isinstance(counts, MemoryCounts):
        assert Tries(SECRET, MemoryCounts(), Clock()).take("one")
        return
    one, other = (Tries(SECRET, counts, Clock()) for _ in range(2))
    for _ in range(EACH):
        one.take("one")
    assert not other.take("one")


def test_a_caller_is_in_no_key_by_name_and_every_key_ends(counts: Any, prefix: str) -> None:
    if isinstance(counts, MemoryCounts):
        Tries(SECRET, counts, Clock()).take("203.0.113.7")
        assert "203.0.113" not in str(vars(counts))
        return
    counts = RedisCounts(REDIS, prefix)
    Tries(SECRET, counts, Clock()).take("203.0.113.7")
    client = redis.Redis.from_url(REDIS)
    keys = list(client.scan_iter(f"{prefix}:*"))
    assert len(keys) == 2
    assert not [key for key in keys if b"203" in key]
    assert all(0 < client.ttl(key) <= 120 for key in keys)
    client.close()


def test_memory_keeps_one_minute_only() -> None:
    clock, counts = Clock(), MemoryCounts()
    tries = Tries(SECRET, counts, clock)
    for number in range(50):
        tries.take(str(number))
    clock.now += 60
    tries.take("one")
    assert len(vars(counts)["_counts"]) == 2


def test_without_redis_each_process_counts_for_itself() -> None:
    tries = make_tries(SECRET, "redis://127.0.0.1:1/0")
    assert [tries.take("one") for _ in range(EACH + 1)] == [True] * EACH + [False]


def test_no_address_of_redis_means_memory() -> None:
    assert isinstance(vars(make_tries(SECRET, None))["_counts"], MemoryCounts)
