"""How often a receipt code may be tried: a few wrong ones a minute for one caller, and so many for all together.

Callers are known by a keyed hash for one minute. In memory, or in Redis where several processes share the count.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import time
from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Protocol

import redis

log = logging.getLogger(__name__)
SECONDS = 60
EACH = 5
ALL = 120
REDIS_WAIT_SECONDS = 0.5
_EVERYBODY = "everybody"


class Counts(Protocol):
    """Counters that begin anew each minute."""

    def add(self, name: str, minute: int, number: int) -> int: ...


class MemoryCounts:
    def __init__(self) -> None:
        self._minute, self._counts, self._lock = 0, Counter[str](), Lock()

    def add(self, name: str, minute: int, number: int) -> int:
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, Counter()
            self._counts[name] += number
            return self._counts[name]


class RedisCounts:
    """While Redis fails, each process counts for itself: looser, never open."""

    def __init__(self, url: str, prefix: str = "send:tries") -> None:
        self._redis = redis.Redis.from_url(
            url, socket_timeout=REDIS_WAIT_SECONDS, socket_connect_timeout=REDIS_WAIT_SECONDS
        )
        self._prefix, self._instead = prefix, MemoryCounts()

    def add(self, name: str, minute: int, number: int) -> int:
        key = f"{self._prefix}:{minute}:{name}"
        try:
            with self._redis.pipeline() as both:
                both.incrby(key, number)
                both.expire(key, 2 * SECONDS)
                return int(both.execute()[0])
        except redis.RedisError as error:
            log.error("tries are counted in this process only", exc_info=error)
            return self._instead.add(name, minute, number)


class Tries:
    def __init__(self, secret: bytes, counts: Counts | None = None, clock: Callable[[], float] = time.time) -> None:
        self._secret, self._counts, self._clock = secret, counts or MemoryCounts(), clock

    def take(self, caller: str) -> bool:
        """Before the code is looked at; False: not in this minute."""
        minute = int(self._clock() // SECONDS)
        mine = self._counts.add(self._name(caller), minute, 1)
        # A caller who has used up their own tries does not use up those of everybody.
        everybody = self._counts.add(_EVERYBODY, minute, 1) if mine <= EACH else 0
        return mine <= EACH and everybody <= ALL

    def give_back(self, caller: str) -> None:
        """The code was right: that was no guess."""
        minute = int(self._clock() // SECONDS)
        for name in (self._name(caller), _EVERYBODY):
            self._counts.add(name, minute, -1)

    def _name(self, caller: str) -> str:
        return hmac.new(self._secret, f"caller:{caller}".encode(), hashlib.sha256).hexdigest()[:32]


def make_tries(secret: bytes, redis_url: str | None) -> Tries:
    return Tries(secret, RedisCounts(redis_url) if redis_url else MemoryCounts())
