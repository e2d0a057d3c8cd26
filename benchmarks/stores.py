"""What memory costs: `python -m benchmarks.stores`. Needs a Redis at REDIS_URL for the second and third part.

Turns of one conversation in this process and on Redis, the fifth beside the sixtieth; then the server with one and with
two workers: what each process needs (PSS: shared pages are divided among those who share them). Turns are given in
processor time, which a busy machine changes less than the clock on the wall.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.question_sets import read
from bot.quiet import quiet
from bot.settings import ROOT, Settings, read_settings

CONVERSATIONS, TURNS = 4, 60


async def conversation_times(settings: Settings) -> list[list[float]]:
    """Milliseconds of processor time of each turn, for each conversation."""
    from bot.short_memory import open_assistant, open_memory

    memory = open_memory(settings)
    assistant = open_assistant(settings, memory)
    texts = [question.text for question in read("held")]
    await assistant.turn(secrets.token_hex(16), "hello")
    taken = []
    for number in range(CONVERSATIONS):
        conversation, times = secrets.token_hex(16), []
        for text in texts[number * TURNS : (number + 1) * TURNS]:
            start = time.process_time()
            await assistant.turn(conversation, text)
            times.append(1000 * (time.process_time() - start))
        taken.append(times)
    if memory.redis is not None:
        memory.redis.close()
    return taken


def report(name: str, taken: list[list[float]]) -> None:
    every = [one for times in taken for one in times]
    # Nine turns around each, so that one dear question does not decide.
    early, late = ([one for times in taken for one in times[first : first + 9]] for first in (1, TURNS - 9))
    print(
        f"{name}: a turn p50 {statistics.median(every):.1f} ms, p95 {statistics.quantiles(every, n=20)[18]:.1f} ms; "
        f"around turn 5 {statistics.median(early):.1f} ms, around turn 56 {statistics.median(late):.1f} ms"
    )


def pss(pid: int) -> float:
    """Megabytes."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) / 1024 for row in rows if row.startswith("Pss:"))


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()]


def serve(workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        own = {"DATABASE_URL": f"sqlite:///{folder}/record.db", "OUTBOX_PATH": f"{folder}/outbox.db", "PORT": "0"}
        environment = {**os.environ, **own, "WORKERS": str(workers), "TURNS_A_MINUTE": "100000"}
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "bot.serve"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            address = urlsplit(process.stdout.readline().split()[-1]).netloc
            ready = time.perf_counter() - start
            for text in [question.text for question in read("held")][:40]:
                ask(address, text)
            pids = [process.pid, *children(process.pid)]
            each = ", ".join(f"{pss(pid):.0f}" for pid in pids)
            print(f"{workers} workers: ready after {ready:.1f} s; PSS {each} MB, together {sum(map(pss, pids)):.0f} MB")
            process.send_signal(signal.SIGTERM)


def ask(address: str, text: str) -> None:
    connection = HTTPConnection(address, timeout=30)
    body = json.dumps({"session": None, "text": text[:900]})
    connection.request("POST", "/api/turn", body, {"content-type": "application/json"})
    connection.getresponse().read()
    connection.close()


def main() -> None:
    settings = read_settings()
    report("in this process", asyncio.run(conversation_times(replace(settings, redis_url=""))))
    if settings.redis_url:
        report("on Redis", asyncio.run(conversation_times(settings)))
    serve(1)
    if settings.redis_url:
        serve(2)


if __name__ == "__main__":
    quiet()
    main()
