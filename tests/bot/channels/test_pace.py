from __future__ import annotations

from bot.channels.pace import AT_ONCE, SECONDS_FOR_ONE, Pace, Paces
from tests.bot.web.conftest import Clock


def test_a_burst_is_allowed_then_told_once_then_passed_over() -> None:
    paces = Paces(Clock())
    assert {paces.of("one") for _ in range(AT_ONCE)} == {Pace.right}
    assert [paces.of("one") for _ in range(3)] == [Pace.too_fast, Pace.still_too_fast, Pace.still_too_fast]
    assert paces.of("another") is Pace.right


def test_who_waits_may_write_again_and_is_told_again() -> None:
    clock = Clock()
    paces = Paces(clock)
    for _ in range(AT_ONCE + 2):
        paces.of("one")
    clock.now += SECONDS_FOR_ONE
    assert [paces.of("one"), paces.of("one")] == [Pace.right, Pace.too_fast]


def test_it_remembers_no_more_conversations_than_it_may() -> None:
    paces = Paces(Clock(), most=5)
    for n in range(50):
        paces.of(str(n))
    assert len(paces._left) == 5
