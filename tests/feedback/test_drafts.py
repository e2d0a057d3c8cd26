"""A parent's own words wait in memory, half an hour, and never for more parents than so many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from feedback.drafts import MOST, SECONDS, Drafts


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def drafts(clock: Clock) -> Drafts:
    return Drafts(clock, most=3)


def test_what_is_kept_is_read_back_and_can_be_written_anew(drafts: Drafts) -> None:
    drafts.keep("one", "We rang for weeks.")
    drafts.keep("one", "We rang for months.")
    assert drafts.read("one") == "We rang for months."
    assert drafts.read("one") == "We rang for months."


@pytest.mark.parametrize("form_id", ["other", "", None])
def test_another_form_or_none_has_no_words(drafts: Drafts, form_id: str | None) -> None:
    drafts.keep("one", "x")
    assert drafts.read(form_id) is None


@pytest.mark.parametrize(("passed", "words"), [(0, "x"), (SECONDS - 1, "x"), (SECONDS, None), (10**6, None)])
def test_words_are_over_after_half_an_hour(drafts: Drafts, clock: Clock, passed: int, words: str | None) -> None:
    drafts.keep("one", "x")
    clock.now += passed
    assert drafts.read("one") == words


def test_half_an_hour_is_thirty_minutes_and_5000_parents_have_room() -> None:
    assert (SECONDS, MOST) == (30 * 60, 5_000)


def test_words_that_are_over_go_when_someone_else_writes(drafts: Drafts, clock: Clock) -> None:
    drafts.keep("one", "Bartholomew")
    clock.now += SECONDS
    drafts.keep("other", "x")
    assert "Bartholomew" not in str(vars(drafts))


def test_words_that_are_over_go_when_they_are_asked_for(drafts: Drafts, clock: Clock) -> None:
    drafts.keep("one", "Bartholomew")
    clock.now += SECONDS
    assert drafts.read("one") is None
    assert "Bartholomew" not in str(vars(drafts))


def test_no_more_than_so_many_are_kept_and_the_oldest_goes_first(drafts: Drafts) -> None:
    for name in ("one", "two", "three", "one", "four"):
        drafts.keep(name, name)
    assert [drafts.read(name) for name in ("one", "two", "three", "four")] == ["one", None, "three", "four"]


@pytest.mark.parametrize("form_id", ["one", "other", "", None])
def test_discarding_leaves_nothing_of_that_form_and_never_raises(drafts: Drafts, form_id: str | None) -> None:
    drafts.keep("one", "Bartholomew")
    drafts.discard(form_id)
    drafts.discard(form_id)
    assert ("Bartholomew" in str(vars(drafts))) is (form_id != "one")


def test_many_threads_at_once_lose_nothing() -> None:
    drafts = Drafts(most=500)

    def write_and_read(number: int) -> bool:
        drafts.keep(str(number), f"words {number}")
        return drafts.read(str(number)) == f"words {number}"

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write_and_read, range(400)))
