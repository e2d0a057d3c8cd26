"""A parent's own words between writing and sending: redacted, in memory only, gone after half an hour.

They are never in a slot, so no tracker store can keep them.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

SECONDS = 30 * 60
MOST = 5_000


class Drafts:
    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._clock, self._most, self._lock = clock, most, Lock()
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()

    def keep(self, form_id: str, words: str) -> None:
        with self._lock:
            self._kept.pop(form_id, None)
            self._kept[form_id] = (self._clock() + SECONDS, words)
            while self._kept and (len(self._kept) > self._most or self._oldest_is_over()):
                self._kept.popitem(last=False)

    def read(self, form_id: str | None) -> str | None:
        with self._lock:
            until, words = self._kept.get(form_id or "", (0.0, ""))
            if until > self._clock():
                return words
            self._kept.pop(form_id or "", None)
            return None

    def discard(self, form_id: str | None) -> None:
        with self._lock:
            self._kept.pop(form_id or "", None)

    def _oldest_is_over(self) -> bool:
        return next(iter(self._kept.values()))[0] <= self._clock()


_drafts = Drafts()
keep, read, discard = _drafts.keep, _drafts.read, _drafts.discard
