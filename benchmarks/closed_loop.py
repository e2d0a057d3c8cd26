"""Conversations that ask on as soon as they are answered, and what a server bears of them. For benchmarks/scale.py."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.question_sets import read
from benchmarks.web import Parent, Seen, cpu_seconds, megabytes

SIZES = (1, 16, 64, 200)
RETRY_SECONDS = 1.0


class Impatient(Parent):
    """Only what is answered counts as a turn."""

    async def _count(self, status: int, answer: Any, milliseconds: float) -> None:
        self._seen.statuses[str(status)] += 1
        if status != 200:
            await asyncio.sleep(RETRY_SECONDS)
            return
        self._seen.taken.append(milliseconds)
        self._hear(answer)


@dataclass(frozen=True)
class Server:
    name: str
    pid: int
    port: int
    started_in: float  # seconds
    parent: type[Impatient] = Impatient


def stop(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()


async def ask_for(seconds: float, size: int, server: Server) -> Seen:
    seen = Seen(left=sys.maxsize)
    texts = [question.text for question in read("held")]
    asyncio.get_running_loop().call_later(seconds, setattr, seen, "left", 0)
    await asyncio.gather(*(server.parent(server.port, texts, seen, seed, (0, 0)).talk() for seed in range(size)))
    return seen


def measure(server: Server, seconds: float) -> None:
    print(f"\n{server.name}: ready after {server.started_in:.1f} s, {megabytes(server.pid):.0f} MB", flush=True)
    print("conversations  turns/s   p50 ms   p95 ms  worst ms  refused  CPU ms/turn     MB", flush=True)
    for size in SIZES:
        before, own, begun = cpu_seconds(server.pid), _own_cpu(), time.perf_counter()
        seen = asyncio.run(ask_for(seconds, size, server))
        took, spent = time.perf_counter() - begun, cpu_seconds(server.pid) - before
        print(_row(size, seen, took, spent, megabytes(server.pid)), _beside(own, took), flush=True)


def _row(size: int, seen: Seen, took: float, spent: float, held: float) -> str:
    turns = len(seen.taken)
    if turns < 2:
        return f"{size:13}  nothing answered: {dict(seen.statuses)}"
    high = statistics.quantiles(seen.taken, n=20)[18]
    refused = sum(seen.statuses.values()) - turns
    return (
        f"{size:13} {turns / took:8.1f} {statistics.median(seen.taken):8.0f} {high:8.0f} {max(seen.taken):9.0f}"
        f" {refused:8} {1000 * spent / turns:12.1f} {held:6.0f}"
    )


def _beside(own: float, took: float) -> str:
    """What else the two figures shared the cores with."""
    return f"  (client {100 * (_own_cpu() - own) / took:.0f}% of a core, load {os.getloadavg()[0]:.1f})"


def _own_cpu() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime
