"""Threads of one process take turns, in the order they came: of a plain lock, who had it last often has it next."""

from __future__ import annotations

from collections import deque
from threading import Event, Lock


class Turns:
    def __init__(self) -> None:
        self._lock, self._taken, self._line = Lock(), False, deque[Event]()

    def take(self, seconds: float) -> bool:
        """False when the turn has not come by then."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            mine = Event()
            self._line.append(mine)
        if mine.wait(seconds):
            return True
        with self._lock:
            if mine not in self._line:  # it came just now
                return True
            self._line.remove(mine)
            return False

    def give(self) -> None:
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._taken = False
