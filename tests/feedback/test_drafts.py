"""A parent's own words wait half an hour, in this process or on Redis, and never for more parents than so many."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from feedback import drafts
from memory.gone import MemoryGoneError
from memory.in_process import InProcess
from memory.on_redis import OnRedis
from memory.settings import clients_of
from tests.redis_server import RedisServer

WORDS = "We rang for weeks, Bartholomew."


@pytest.fixture(params=["in process", "on Redis"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[RedisServer | None]:
    server: RedisServer | None = request.getfixturevalue("redis_server") if request.param == "on Redis" else None
    monkeypatch.setenv("REDIS_URL", server.url if server else "")
    drafts.kept_in.cache_clear()
    yield server
    if server:
        clients_of(server.url).close()
    clients_of.cache_clear()
    drafts.kept_in.cache_clear()


def test_what_is_kept_is_read_back_and_can_be_written_anew(place: RedisServer | None) -> None:
    drafts.keep("one", "We rang for weeks.")
    drafts.keep("one", "We rang for months.")
    assert drafts.read("one") == "We rang for months."
    assert drafts.read("one") == "We rang for months."


def test_the_setting_says_where(place: RedisServer | None) -> None:
    assert isinstance(drafts.kept_in(), OnRedis if place else InProcess)


@pytest.mark.parametrize("form_id", ["other", "", None])
def test_another_form_or_none_has_no_words(place: RedisServer | None, form_id: str | None) -> None:
    drafts.keep("one", "x")
    assert drafts.read(form_id) is None


@pytest.mark.parametrize("form_id", ["one", "other", "", None])
def test_discarding_leaves_nothing_of_that_form_and_never_raises(
    place: RedisServer | None, form_id: str | None
) -> None:
    drafts.keep("one", "x")
    drafts.discard(form_id)
    drafts.discard(form_id)
    assert (drafts.read("one") is None) is (form_id == "one")


def test_half_an_hour_is_thirty_minutes_and_5000_parents_have_room() -> None:
    assert (drafts.SECONDS, drafts.MOST) == (30 * 60, 5_000)


@pytest.mark.parametrize("place", ["on Redis"], indirect=True)
def test_on_redis_the_words_are_sealed_and_have_an_end(place: RedisServer) -> None:
    drafts.keep("the-form-4711", WORDS)
    held = place.all_that_is_held()
    assert b"Bartholomew" not in held
    assert b"4711" not in held
    with place.client as client:
        (key,) = client.keys("*")
        assert 0 < client.ttl(key) <= drafts.SECONDS


@pytest.mark.parametrize("place", ["on Redis"], indirect=True)
def test_without_redis_nothing_is_called_written_and_nothing_else_is_lost(place: RedisServer) -> None:
    drafts.keep("one", WORDS)
    place.stop()
    with pytest.raises(MemoryGoneError):
        drafts.keep("one", WORDS)
    with pytest.raises(MemoryGoneError):
        drafts.read("one")
    drafts.discard("one")
