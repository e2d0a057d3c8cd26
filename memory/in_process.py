"""In this process's memory: bounded by number and by bytes, each entry with an end that every writing moves."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from memory.keys import Keys

MOST = 20_000
MOST_BYTES = 64 * 1024 * 1024


class InProcess:
    def __init__(
        self,
        seconds: float,
        most: int = MOST,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # Nobody else reads this memory, so the key need not outlive the process either.
        self._keys = Keys(secrets.token_bytes(32), "in process")
        self._seconds, self._most, self._most_bytes, self._clock = seconds, most, most_bytes, clock
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()
        self._bytes, self._lock = 0, Lock()

    def get(self, raw_id: str) -> str | None:
        name = self._keys.name(raw_id)
        with self._lock:
            until, text = self._kept.get(name, (0.0, ""))
            if until > self._clock():
                return text
            self._drop(name)
            return None

    def put(self, raw_id: str, text: str) -> None:
        name = self._keys.name(raw_id)
        with self._lock:
            self._drop(name)
            self._kept[name] = (self._clock() + self._seconds, text)
            self._bytes += len(text)
            while self._kept and (self._too_much() or self._oldest_is_over()):
                self._drop(next(iter(self._kept)))

    def remove(self, raw_id: str) -> None:
        with self._lock:
            self._drop(self._keys.name(raw_id))

    async def fetch(self, raw_id: str) -> str | None:
        return self.get(raw_id)

    async def keep(self, raw_id: str, text: str) -> None:
        self.put(raw_id, text)

    def names(self) -> list[str]:
        with self._lock:
            return list(self._kept)

    def _drop(self, name: str) -> None:
        _, text = self._kept.pop(name, (0.0, ""))
        self._bytes -= len(text)

    def _too_much(self) -> bool:
        return len(self._kept) > self._most or self._bytes > self._most_bytes

    def _oldest_is_over(self) -> bool:
        return next(iter(self._kept.values()))[0] <= self._clock()
