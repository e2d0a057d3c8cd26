"""What a soak left behind: the record against the receipts, Redis, and memory over time."""

from __future__ import annotations

import os
import statistics
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redis import Redis

from benchmarks.soak_parents import Heard
from benchmarks.web import megabytes, own_megabytes

# More than this between the second quarter of the time and the last is growth.
GROWTH = 1.10
EVERY = 1_000_000


@dataclass
class Samples:
    """Seconds since the start, megabytes of all processes, megabytes of the one worker that lived through it."""

    rows: list[tuple[float, float, float]] = field(default_factory=list)

    def take(self, seconds: float, pid: int, oldest: int) -> None:
        self.rows.append((seconds, megabytes(pid), own_megabytes(oldest)))

    def quarter(self, number: int, column: int) -> float:
        span = self.rows[-1][0] / 4
        return statistics.median(row[column] for row in self.rows if number * span <= row[0] <= (number + 1) * span)

    @property
    def flat(self) -> bool:
        return all(self.quarter(3, column) <= GROWTH * self.quarter(1, column) for column in (1, 2))


@dataclass(frozen=True)
class Found:
    rows: int
    delivered: int  # from the outbox, after the end
    lost: int  # receipts shown that are not in the record
    doubled: int  # texts or receipts there more than once, or shown to two parents
    endless: int  # keys in Redis that nothing would ever delete


def look(stores: dict[str, str], outbox: Path, heard: Heard) -> Found:
    from feedback.database import make_engine
    from feedback.local import open_local
    from feedback.outbox import deliver
    from feedback.receipts import key_of, read_code
    from feedback.settings import read_settings
    from feedback.store import fetch_needs

    record, local = make_engine(stores["DATABASE_URL"]), open_local(outbox)
    delivered = deliver(local, record)
    rows = fetch_needs(record, limit=EVERY)
    record.dispose()
    local.dispose()
    secret = read_settings().secret_key
    shown = [key_of(read_code(code) or "", secret) for code in heard.codes]
    keys = {row.receipt_key for row in rows}
    return Found(
        rows=len(rows),
        delivered=delivered,
        lost=sum(key not in keys for key in shown),
        doubled=_doubled([row.receipt_key for row in rows]) + _doubled([row.words for row in rows]) + _doubled(shown),
        endless=_endless(stores["REDIS_URL"]),
    )


def _doubled(values: list[Any]) -> int:
    return sum(count - 1 for count in Counter(values).values())


def _endless(url: str) -> int:
    client: Any = Redis.from_url(url)
    try:
        return sum(client.ttl(key) == -1 for key in client.scan_iter(count=1000))
    finally:
        client.close()


def report(heard: Heard, samples: Samples, found: Found) -> bool:
    """Prints it; True when nothing is broken."""
    seconds = samples.rows[-1][0]
    print(f"{heard.turns} turns ({heard.turns / seconds:.1f} a second), {heard.kills} workers killed")
    print(f"answers: {dict(heard.statuses)}; {heard.astray} conversations came to no receipt")
    print(
        f"{len(heard.codes)} receipts shown; {found.rows} records, {found.delivered} of them from the outbox at the end"
    )
    for name, column in (("all processes", 1), ("the worker that lived through it", 2)):
        print(f"memory, {name}: " + ", ".join(f"{samples.quarter(number, column):.0f}" for number in range(4)) + " MB")
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f} when done")
    checks = {
        "receipts shown, every one in the record": found.lost == 0,
        "nothing there twice": found.doubled == 0,
        "workers were killed in mid-turn, and parents came to a receipt": heard.sent_again > 0 and len(heard.codes) > 0,
        "memory flat": samples.flat,
        "every key in Redis has an end": found.endless == 0,
    }
    for what, holds in checks.items():
        print(f"{'holds ' if holds else 'BROKEN'}  {what}" + (f" ({found})" if not holds else ""))
    return all(checks.values())
