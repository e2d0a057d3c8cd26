"""Threads take turns in the order they came, and nobody waits for ever."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import TimeoutError as WaitedTooLongError

from feedback.database import writing
from feedback.sqlite import _turns
from feedback.turns import Turns


def test_those_who_wait_are_let_in_in_the_order_they_came() -> None:
    turns, order = Turns(), []

    def wait(number: int) -> None:
        assert turns.take(30)
        order.append(number)
        turns.give()

    assert turns.take(0)
    threads = [Thread(target=wait, args=(number,)) for number in range(8)]
    for number, thread in enumerate(threads):
        thread.start()
        while len(turns._line) <= number:
            time.sleep(0.001)
    turns.give()
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_whoever_has_waited_long_enough_leaves_and_holds_nobody_up() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.02)
    turns.give()
    assert turns.take(0)
    turns.give()
    assert turns.take(0)


def test_no_two_have_a_turn_at_once() -> None:
    turns, inside = Turns(), 0

    def enter(_: int) -> int:
        nonlocal inside
        assert turns.take(30)
        inside += 1
        seen = inside
        inside -= 1
        turns.give()
        return seen

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(enter, range(500))) == {1}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_writer_that_gets_no_turn_raises_what_leads_to_the_outbox(database: Engine) -> None:
    turns = _turns[str(database.url)]
    assert turns.take(0)
    with pytest.raises(WaitedTooLongError), writing(database):
        pass
    turns.give()
    with writing(database) as session:
        session.connection()
