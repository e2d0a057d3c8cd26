"""Workers are started again when they die, and all end in time when told to. Each case is a program of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from bot.settings import ROOT

PROGRAM = """
import os, signal, sys, time
from bot.quiet import quiet
quiet()
from bot.workers import Workers
def say(*words):
    os.write(1, (" ".join(map(str, words)) + chr(10)).encode())
def work(worker):
    say("begins", worker, os.getpid())
    {work}
Workers(2, work, lambda worker: say("dead", worker), stop_seconds={stop}).run()
say("over")
"""
WAITS = "time.sleep(60)"
FINISHES = "signal.signal(signal.SIGTERM, lambda *_: None); say('ready'); time.sleep(1); say('finished')"
STUBBORN = "signal.signal(signal.SIGTERM, signal.SIG_IGN); say('ready'); time.sleep(60)"
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def new(work: str = WAITS, stop: float = 5) -> subprocess.Popen[str]:
        program = PROGRAM.format(work=work, stop=stop)
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", program]
        started.append(subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True))
        return started[-1]

    yield new
    for process in started:
        process.kill()
        process.communicate()


def lines(process: subprocess.Popen[str], count: int) -> list[list[str]]:
    assert process.stdout is not None
    return [process.stdout.readline().split() for _ in range(count)]


def rest(process: subprocess.Popen[str]) -> str:
    out, errors = process.communicate(timeout=20)
    assert "Traceback" not in errors
    return out


def test_there_are_as_many_as_asked_for(start: Start) -> None:
    begun = lines(start(), 2)
    assert {line[0] for line in begun} == {"begins"}
    assert len({line[2] for line in begun}) == 2


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_dead_one_is_told_of_and_started_again(start: Start, number: signal.Signals) -> None:
    process = start()
    (_, worker, pid), _ = lines(process, 2)
    os.kill(int(pid), number)
    dead, again = lines(process, 2)
    assert dead == ["dead", worker]
    assert again[0] == "begins"
    assert again[1:] != [worker, pid]


def test_one_that_ends_by_itself_is_started_again(start: Start) -> None:
    process = start(work="time.sleep(0.1)")
    assert [line[0] for line in lines(process, 8)].count("begins") >= 4


def test_one_that_fails_says_what_and_where_and_is_started_again(start: Start) -> None:
    process = start(work="raise ValueError('Bartho' + 'lomew')")
    lines(process, 5)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=20)
    assert "Stopped by ValueError" in errors
    assert "Bartholomew" not in errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_all_end_and_nobody_is_called_dead(start: Start, number: signal.Signals) -> None:
    process = start()
    lines(process, 2)
    started = time.monotonic()
    process.send_signal(number)
    assert rest(process) == "over\n"
    assert process.returncode == 0
    assert time.monotonic() - started < 4


def test_what_is_under_way_is_finished_first(start: Start) -> None:
    process = start(work=FINISHES)
    lines(process, 4)
    process.send_signal(signal.SIGTERM)
    assert rest(process) == "finished\nfinished\nover\n"


def test_one_that_does_not_stop_in_time_is_ended(start: Start) -> None:
    process = start(work=STUBBORN, stop=1)
    lines(process, 4)
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert rest(process) == "over\n"
    assert 0.8 < time.monotonic() - started < 4


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_none_goes_on_without_the_one_that_started_it(start: Start) -> None:
    process = start()
    begun = lines(process, 2)
    process.kill()
    assert rest(process) == ""  # ends only when both have closed their side
    assert begun
