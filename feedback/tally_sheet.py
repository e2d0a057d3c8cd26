"""Counts of topics between two writings to the database: numbers in memory, written together about once a minute.

So a turn waits for no database, and no row's change tells when a parent asked. What a crash loses are counts.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from threading import Lock, Thread

from feedback.database import engine
from feedback.tallies import record_tallies

log = logging.getLogger(__name__)
SECONDS = 60.0
Counts = Mapping[tuple[str, str], int]


class TallySheet:
    def __init__(
        self,
        write: Callable[[Counts, date], None],
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write, self._seconds, self._clock = write, seconds, clock
        self._counts: Counter[tuple[str, str]] = Counter()
        self._lock, self._writing = Lock(), Lock()
        self._due = clock() + seconds

    def add(self, topic: str, kind: str, today: date) -> None:
        with self._lock:
            self._counts[topic, kind] += 1
            due = self._clock() >= self._due
            if due:
                self._due = self._clock() + self._seconds
        if due:
            Thread(target=self.flush, args=(today,), daemon=True).start()

    def flush(self, today: date) -> None:
        """Writes what is counted; when that fails it stays for the next time."""
        with self._writing:
            with self._lock:
                counts, self._counts = self._counts, Counter()
            if not counts:
                return
            try:
                self._write(counts, today)
            except Exception as error:
                log.error("counts of topics could not be written", exc_info=error)
                with self._lock:
                    self._counts.update(counts)


_sheet = TallySheet(lambda counts, today: record_tallies(engine(), counts, today))
add, flush = _sheet.add, _sheet.flush
