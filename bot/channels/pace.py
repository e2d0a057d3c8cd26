"""How fast one conversation may go. In this process only: with n processes, up to n times as fast."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from enum import Enum, auto

AT_ONCE = 10
SECONDS_FOR_ONE = 3.0
MOST = 20_000


class Pace(Enum):
    right = auto()
    too_fast = auto()
    # Told already; more of the same would only add to it.
    still_too_fast = auto()


class Paces:
    """A bucket of messages for each conversation, which fills by one every few seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._clock, self._most = clock, most
        self._left: OrderedDict[str, tuple[float, float, bool]] = OrderedDict()

    def of(self, conversation: str) -> Pace:
        now = self._clock()
        left, seen, told = self._left.pop(conversation, (float(AT_ONCE), now, False))
        left = min(AT_ONCE, left + (now - seen) / SECONDS_FOR_ONE)
        pace = Pace.right if left >= 1 else Pace.still_too_fast if told else Pace.too_fast
        self._left[conversation] = (left - 1 if left >= 1 else left, now, pace is not Pace.right)
        while len(self._left) > self._most:
            self._left.popitem(last=False)
        return pace
