"""Parents send feedback for a while, and a worker is killed every minute: `make soak [MINUTES=30]`.

The server is `python -m bot.serve` with several workers over PostgreSQL and Redis of this machine, each with an empty
database of its own. At the end every receipt that a parent saw must be in the record, once; nothing may be there
twice; the memory must not have grown. Exits with 1 when one of that is broken.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.closed_loop import stop
from benchmarks.real_stores import real_stores
from benchmarks.soak_parents import Heard, Sender
from benchmarks.soak_verdict import Samples, look, report
from benchmarks.web import family, start_server
from feedback.new_key import new_key

CONVERSATIONS = 20
KILL_SECONDS = 60.0
SAMPLE_SECONDS = 5.0


async def soak(port: int, pid: int, given: argparse.Namespace, heard: Heard, samples: Samples) -> None:
    until = time.monotonic() + 60 * given.minutes
    beside = [
        asyncio.create_task(keep_killing(pid, given.kill_every, heard)),
        asyncio.create_task(sample(pid, samples)),
    ]
    await asyncio.gather(*(Sender(port, heard, number).send_until(until) for number in range(CONVERSATIONS)))
    for task in beside:
        if task.done():
            task.result()  # it ended by itself: raises what ended it
        task.cancel()


async def keep_killing(pid: int, seconds: float, heard: Heard) -> None:
    """The youngest, so that one lives through it all and shows whether it grows."""
    while True:
        await asyncio.sleep(seconds)
        os.kill(workers(pid)[-1], signal.SIGKILL)
        heard.kills += 1


def workers(pid: int) -> list[int]:
    """Oldest first."""
    return sorted(family(pid)[1:], key=_begun)


def _begun(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])


async def sample(pid: int, samples: Samples) -> None:
    begun = time.monotonic()
    while True:
        await asyncio.to_thread(samples.take, time.monotonic() - begun, pid, workers(pid)[0])
        await asyncio.sleep(SAMPLE_SECONDS)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("minutes", type=float, nargs="?", default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill-every", type=float, default=KILL_SECONDS, help="seconds")
    given = parser.parse_args()
    heard, samples = Heard(Counter()), Samples()
    os.environ["RECORD_KEYS"] = keys = new_key(date.today())
    with real_stores() as stores, tempfile.TemporaryDirectory() as folder:
        process, port = start_server(folder, **stores, WORKERS=str(given.workers), RECORD_KEYS=keys)
        try:
            while len(workers(process.pid)) < given.workers:
                time.sleep(0.1)
            asyncio.run(soak(port, process.pid, given, heard, samples))
            alive = len(family(process.pid)) - 1
        finally:
            stop(process)
        found = look(stores, Path(folder) / "outbox.db", heard)
    print(f"{given.minutes:g} minutes, {CONVERSATIONS} conversations at once")
    print(f"{given.workers} workers, {alive} of them at the end")
    return 0 if report(heard, samples, found) else 1


if __name__ == "__main__":
    sys.exit(main())
