"""Connections to Redis: short time limits, one more try on a lost connection, and no event loop ever waits for them.

The calls run in threads of their own. redis-py's client for event loops loses track of its connections when a call is
cancelled, and a turn that takes too long is cancelled; a thread always finishes what it began.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.retry import Retry

from memory.gone import MemoryGoneError

SECONDS = 1.0
THREADS = 8


class RedisClients:
    """For one address. Nothing is opened before the first call, so that a process can be forked before it."""

    def __init__(self, url: str) -> None:
        self.client: Any = Redis.from_url(
            url,
            socket_timeout=SECONDS,
            socket_connect_timeout=SECONDS,
            retry=Retry(NoBackoff(), 1),
            retry_on_error=[RedisConnectionError],
        )

    @cached_property
    def _threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(THREADS, thread_name_prefix="redis")

    def started(self, call: Callable[..., Any], *given: Any) -> asyncio.Future[Any]:
        return asyncio.get_running_loop().run_in_executor(self._threads, call, *given)

    def answers(self) -> bool:
        try:
            with telling():
                return bool(self.client.ping())
        except MemoryGoneError:
            return False

    def close(self) -> None:
        """Ends threads and connections; they are made anew when asked for again, after a fork for example."""
        self._threads.shutdown()
        del self._threads
        self.client.connection_pool.disconnect()


@contextmanager
def telling() -> Iterator[None]:
    """Whatever Redis raises becomes MemoryGoneError; its own message may hold the address with its password."""
    try:
        yield
    except (RedisError, OSError) as error:
        raise MemoryGoneError(type(error).__name__) from None
