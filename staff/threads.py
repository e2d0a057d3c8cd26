"""Handlers wait for the database and for slow hashes, so they run in threads: few, and the staff site's own.

Starlette's threads are shared with the parents' site, which must not wait because staff are many.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import ParamSpec, TypeVar

import anyio.to_thread
from anyio import CapacityLimiter

MOST = 8
P = ParamSpec("P")
T = TypeVar("T")


@cache
def _limit() -> CapacityLimiter:
    return CapacityLimiter(MOST)


async def in_thread(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    return await anyio.to_thread.run_sync(partial(work, *given, **named), limiter=_limit())
