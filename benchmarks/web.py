"""How the web chat bears many parents at once: `make bench-web`, `python -m benchmarks.web [TURNS]`.

The server is `python -m bot.serve` in a process of its own, with an empty record; the client is this process, on the
same machine, so both share its cores. 200 conversations at once; each waits 5 to 10 seconds between an answer and the
next message, as someone who reads quickly would, taps a button a third of the time, and begins anew after ten turns.
Messages are the held-apart questions. Nothing leaves the machine.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.question_sets import read
from feedback.new_key import new_key

AT_ONCE = 200
TURNS = 20_000
THINK_SECONDS = (5.0, 10.0)
TURNS_OF_ONE = 10
TAPS = 1 / 3
AIM_MS = 500


@dataclass
class Seen:
    taken: list[float] = field(default_factory=list)  # milliseconds, from the request's first byte to the answer's last
    statuses: Counter[str] = field(default_factory=Counter)
    memory: list[tuple[int, float]] = field(default_factory=list)  # turns so far, megabytes
    left: int = TURNS


class Parent:
    """One conversation after another, over one connection that is kept. `think`: seconds, from and to."""

    path = "/api/turn"

    def __init__(
        self, port: int, texts: Sequence[str], seen: Seen, seed: int, think: tuple[float, float] = THINK_SECONDS
    ) -> None:
        self._port, self._texts, self._seen, self._random = port, texts, seen, random.Random(seed)
        self._think = think
        self._session: str | None = None
        self._choices: list[str] = []
        self._said = 0

    async def talk(self) -> None:
        await asyncio.sleep(self._random.uniform(0, self._think[1]))  # not all in the same moment
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        while self._seen.left > 0:
            self._seen.left -= 1
            started = time.perf_counter()
            status, answer = await post(reader, writer, self._next(), self.path)
            await self._count(status, answer, 1000 * (time.perf_counter() - started))
            await asyncio.sleep(self._random.uniform(*self._think))
        writer.close()

    async def _count(self, status: int, answer: Any, milliseconds: float) -> None:
        self._seen.taken.append(milliseconds)
        self._seen.statuses[f"{status} {answer.get('error', '')}".strip()] += 1
        self._hear(answer)

    def _next(self) -> dict[str, Any]:
        if self._said >= TURNS_OF_ONE:
            self._session, self._choices, self._said = None, [], 0
        self._said += 1
        if self._choices and self._random.random() < TAPS:
            return {"session": self._session, "choice": self._random.choice(self._choices)}
        return {"session": self._session, "text": self._random.choice(self._texts)}

    def _hear(self, answer: Any) -> None:
        self._session = answer.get("session", self._session)
        self._choices = [row["choice"] for message in answer.get("messages", []) for row in message["buttons"]]


async def post(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, asked: dict[str, Any], path: str = Parent.path
) -> tuple[int, Any]:
    body = json.dumps(asked).encode()
    head = f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    writer.write(head.encode() + b"\r\n\r\n" + body)
    answer = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", answer, re.IGNORECASE)
    assert length
    return int(answer.split(b" ", 2)[1]), json.loads(await reader.readexactly(int(length[1])))


def start_server(folder: str, **more: str) -> tuple[subprocess.Popen[str], int]:
    settings = {"HOST": "127.0.0.1", "PORT": "0", "DATABASE_URL": f"sqlite:///{folder}/record.db", "REDIS_URL": ""}
    own = {"RECORD_KEYS": new_key(date.today()), "OUTBOX_PATH": f"{folder}/outbox.db"}
    # All parents of the benchmark call from one address.
    environment = {**os.environ, **settings, **own, "TURNS_A_MINUTE": "1000000", **more}
    process = subprocess.Popen([sys.executable, "-m", "bot.serve"], env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    found = re.search(r":(\d+)/", process.stdout.readline())
    if not found:
        raise SystemExit("the server did not start")
    return process, int(found[1])


def family(pid: int) -> list[int]:
    """A process and all its children."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        children = []
    return [pid, *(found for child in children for found in family(int(child)))]


def megabytes(pid: int) -> float:
    """What the server's processes hold, shared pages once (PSS)."""
    return sum(map(own_megabytes, family(pid)))


def own_megabytes(pid: int) -> float:
    """0 for a process that has just ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return int(rollup.split("Pss:", 1)[1].split()[0]) / 1024


def cpu_seconds(pid: int) -> float:
    ticks = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def watch(seen: Seen, pid: int) -> None:
    while True:
        seen.memory.append((len(seen.taken), megabytes(pid)))
        await asyncio.sleep(10)


async def run(port: int, pid: int, turns: int) -> Seen:
    seen = Seen(left=turns)
    texts = [question.text for question in read("held")]
    watching = asyncio.create_task(watch(seen, pid))
    await asyncio.gather(*(Parent(port, texts, seen, seed).talk() for seed in range(AT_ONCE)))
    seen.memory.append((len(seen.taken), megabytes(pid)))
    watching.cancel()
    return seen


def report(seen: Seen, seconds: float, server_cpu: float) -> bool:
    """Prints the figures; True when the aims are met."""
    hundredths = statistics.quantiles(seen.taken, n=100)
    print(f"{len(seen.taken)} turns of {AT_ONCE} conversations at once in {seconds:.0f} s: {dict(seen.statuses)}")
    print(f"{len(seen.taken) / seconds:.1f} turns a second; {1000 * server_cpu / len(seen.taken):.1f} ms of CPU each")
    half, high, higher = statistics.median(seen.taken), hundredths[94], hundredths[98]
    print(f"p50 {half:.0f} ms, p95 {high:.0f} ms, p99 {higher:.0f} ms, worst {max(seen.taken):.0f} ms")
    for share in (0, 0.25, 0.5, 0.75, 1):
        done, held = min(seen.memory, key=lambda row: abs(row[0] - share * len(seen.taken)))
        print(f"memory after {done:>6} turns: {held:.0f} MB")
    own = resource.getrusage(resource.RUSAGE_SELF)
    print(f"the client took {own.ru_utime + own.ru_stime:.0f} s of CPU, the server {server_cpu:.0f} s")
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} when done")
    return high <= AIM_MS and set(seen.statuses) == {"200"}


def main() -> int:
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    with tempfile.TemporaryDirectory() as folder:
        process, port = start_server(folder)
        try:
            before, started = cpu_seconds(process.pid), time.perf_counter()
            seen = asyncio.run(run(port, process.pid, turns))
            seconds, spent = time.perf_counter() - started, cpu_seconds(process.pid) - before
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
    return 0 if report(seen, seconds, spent) else 1


if __name__ == "__main__":
    raise SystemExit(main())
