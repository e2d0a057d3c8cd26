"""The whole program, killed with signal 9: what was thanked for is there, and nothing else is."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from content.buttons import buttons
from feedback.database import make_engine
from feedback.local import open_local
from feedback.outbox import count_waiting, deliver
from feedback.store import fetch_needs
from tests.bot.web.client import Client
from tests.leaks.talking import THANKS, ByPage
from tests.leaks.test_leaks import Machine, address

WORDS = "Nobody rang back for weeks."


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path, "real")


@pytest.fixture
def process(machine: Machine) -> Iterator[subprocess.Popen[str]]:
    process = machine.start("serve")
    yield process
    process.kill()
    process.wait()


def to_preview(door: ByPage) -> None:
    door.say("I want to give feedback")
    door.tap("Yes, go on")
    door.say(buttons()["something_else"])  # the opening words may have been taken for a kind
    for title in ("School, and getting there", "Travel to school or college", "Go straight to my words"):
        door.tap(title)
    door.say(WORDS)


def kept(machine: Machine) -> list[str | None]:
    """After the program was started again: first what waits is delivered."""
    record, beside = make_engine(machine.database), open_local(machine.outbox)
    deliver(beside, record)
    assert count_waiting(beside) == 0
    found = [need.words for need in fetch_needs(record)]
    record.dispose()
    beside.dispose()
    return found


def test_killed_right_after_thanks_and_in_mid_turn_it_has_kept_what_it_thanked_for_and_no_more(
    machine: Machine, process: subprocess.Popen[str]
) -> None:
    client = Client(address(machine, process))
    first, waiting, never = ByPage(client), ByPage(client), ByPage(client)
    to_preview(first)
    assert THANKS in first.tap("Send it")
    to_preview(waiting)
    with machine.locked():
        assert THANKS in waiting.tap("Send it")
    to_preview(never)
    with machine.failing("killed"), pytest.raises(ConnectionError):
        never.tap("Send it")
    assert process.wait(timeout=30) == -signal.SIGKILL
    assert kept(machine) == [WORDS, WORDS]
