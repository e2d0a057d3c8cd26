"""Turns in line: in order, in time, and not more than can be answered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from bot.turns import BusyError, Turns

Say = Callable[..., Coroutine[Any, Any, list[dict[str, Any]]]]


class Slow:
    """Takes its time over each message: by waiting, or by computing so that its thread does nothing else."""

    def __init__(self, seconds: float, computes: bool = False) -> None:
        self.seconds, self.computes = seconds, computes
        self.begun: list[str] = []
        self.at_once = self.most_at_once = 0

    async def turn(self, conversation: str, text: str, choice: str | None, channel: str) -> list[dict[str, Any]]:
        self.begun.append(text)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        if self.computes:
            time.sleep(self.seconds)
        else:
            await asyncio.sleep(self.seconds)
        self.at_once -= 1
        return [{"text": text, "buttons": []}]


@pytest.fixture
def in_line() -> Iterator[Callable[..., Turns]]:
    made: list[Turns] = []

    def make(slow: Slow, seconds: float = 5.0, **options: int) -> Turns:
        made.append(Turns(slow, seconds, **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for turns in made:
        turns.close()


async def gathered(turns: Turns, texts: str, conversation: str = "") -> list[Any]:
    every = [turns.turn(conversation or text, text) for text in texts]
    return await asyncio.gather(*every, return_exceptions=True)


def test_turns_are_taken_one_at_a_time_in_the_order_they_came(in_line: Callable[..., Turns]) -> None:
    slow = Slow(0.01)
    answers = asyncio.run(gathered(in_line(slow), "abcdef"))
    assert [answer[0]["text"] for answer in answers] == slow.begun == list("abcdef")
    assert slow.most_at_once == 1


def test_an_assistant_that_computes_too_long_still_leaves_the_parent_something_true(
    in_line: Callable[..., Turns],
) -> None:
    began = time.monotonic()
    (answer,) = asyncio.run(gathered(in_line(Slow(1.0, computes=True), seconds=0.2), "a"))
    assert time.monotonic() - began < 0.6
    assert "took too long" in answer[0]["text"] or "slow" in answer[0]["text"]


def test_the_server_is_awake_while_the_assistant_computes(in_line: Callable[..., Turns]) -> None:
    async def longest_pause() -> float:
        running = asyncio.ensure_future(in_line(Slow(0.4, computes=True)).turn("a", "a"))
        longest, before = 0.0, time.monotonic()
        while not running.done():
            await asyncio.sleep(0.01)
            longest, before = max(longest, time.monotonic() - before), time.monotonic()
        return longest

    assert asyncio.run(longest_pause()) < 0.2


def test_who_waits_too_long_in_line_is_told_to_come_again_and_is_not_answered_later(
    in_line: Callable[..., Turns],
) -> None:
    slow = Slow(0.15)
    answers = asyncio.run(gathered(in_line(slow, seconds=0.25), "abc"))
    assert [type(answer) for answer in answers] == [list, list, BusyError]
    assert slow.begun == ["a", "b"]


def test_the_last_of_too_many_are_told_at_once(in_line: Callable[..., Turns]) -> None:
    answers = asyncio.run(gathered(in_line(Slow(0.01), most_waiting=4), "abcdef"))
    assert [type(answer) for answer in answers] == [list] * 4 + [BusyError] * 2


def test_when_turns_are_slow_fewer_wait_and_the_rest_are_told_at_once(
    in_line: Callable[..., Turns], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.turns.LONGEST_WAIT_SECONDS", 0.5)
    turns = in_line(Slow(0.1))

    async def lately_slow() -> tuple[list[Any], float]:
        for number in range(30):
            await turns.turn(str(number), "before")
        began = time.monotonic()
        return await gathered(turns, "abcdefghijklmnopqrst"), time.monotonic() - began

    answers, seconds = asyncio.run(lately_slow())
    answered = [answer for answer in answers if isinstance(answer, list)]
    assert 3 <= len(answered) <= 8
    assert len(answered) + sum(isinstance(answer, BusyError) for answer in answers) == 20
    assert seconds < 2


def test_one_conversation_cannot_fill_the_line(in_line: Callable[..., Turns]) -> None:
    turns = in_line(Slow(0.01))
    answers = asyncio.run(gathered(turns, "abc", "one"))
    assert [type(answer) for answer in answers] == [list, list, BusyError]
    assert isinstance(asyncio.run(gathered(turns, "d", "one"))[0], list)


def test_a_failure_inside_is_the_callers_and_the_line_goes_on(in_line: Callable[..., Turns]) -> None:
    class Failing(Slow):
        async def turn(self, conversation: str, text: str, choice: str | None, channel: str) -> list[dict[str, Any]]:
            if text == "a":
                raise LookupError
            return await super().turn(conversation, text, choice, channel)

    answers = asyncio.run(gathered(in_line(Failing(0)), "ab"))
    assert [type(answer) for answer in answers] == [LookupError, list]
