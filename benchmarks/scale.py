"""Turns a second, latency, memory and start of one process and of two: `make bench-scale [STOCK=python3.10]`.

The server is `python -m bot.serve` over PostgreSQL and Redis of this machine; the client is this process, on the same
cores. A closed loop without thinking: each conversation asks on as soon as it is answered, and waits a second when it
is told that many are asking. That finds the most a machine can do, not what parents would wait.

With the Python of an environment that has stock Rasa 3.6 (benchmarks/stock_rasa.py), that is measured in the same run,
by the same client, and its understanding on the same held-apart questions.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.closed_loop import Server, measure, stop
from benchmarks.real_stores import real_stores
from benchmarks.stock_rasa import EPOCHS
from benchmarks.stock_server import accuracy, stock_server
from benchmarks.web import start_server

SECONDS = 20.0


@contextmanager
def assistant(workers: int) -> Iterator[Server]:
    with real_stores() as stores, tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        process, port = start_server(
            folder, **stores, WORKERS=str(workers)
        )  # it prints once it has answered a question
        try:
            yield Server(f"assistant, WORKERS={workers}", process.pid, port, time.perf_counter() - begun)
        finally:
            stop(process)


def measure_stock(python: str | None, folder: Path, epochs: int, seconds: float) -> None:
    found = shutil.which(python) if python else None
    if found is None:
        asked = f"no Python at {python}" if python else "not asked for; STOCK=PATH/TO/PYTHON names its environment"
        print(f"\nstock Rasa 3.6 was not measured: {asked}")
        return
    with stock_server(found, folder, epochs) as server:
        measure(server, seconds)
        if epochs == EPOCHS:
            print(f"right topic first: {accuracy(server.port)}")
        else:
            print(f"trained for {epochs} of {EPOCHS} epochs: as fast as it would be; its understanding is not reported")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each number of conversations")
    parser.add_argument("--stock", help="the Python of an environment with rasa==3.6.21")
    parser.add_argument("--stock-folder", type=Path, default=Path("var/stock"), help="where its project and model are")
    parser.add_argument("--stock-epochs", type=int, default=EPOCHS, help="fewer: for speed and memory alone")
    given = parser.parse_args()
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} at the start, {given.seconds:.0f} s a row")
    for workers in (1, 2):
        with assistant(workers) as server:
            measure(server, given.seconds)
    measure_stock(given.stock, given.stock_folder, given.stock_epochs, given.seconds)


if __name__ == "__main__":
    main()
