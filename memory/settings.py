"""The address of Redis, from the environment and .env. Empty: memory is this process's own."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import load_dotenv

from memory.redis_clients import RedisClients

ROOT = Path(__file__).resolve().parent.parent
SCHEMES = ("redis", "rediss", "unix")


class SettingsError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""

    for_operators = True


def read_redis_url() -> str:
    """Never in an error message: it may hold a password."""
    load_dotenv(ROOT / ".env", override=False)
    url = os.environ.get("REDIS_URL", "").strip()
    if url and not _is_address(url):
        raise SettingsError(
            "REDIS_URL is no address of Redis: it looks like redis://user:password@host:6379/0, rediss://... or "
            "unix:///path; leave it empty for one process without Redis"
        )
    return url


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    database = parts.path.strip("/")
    if parts.scheme == "unix":
        return bool(database)
    return parts.scheme in SCHEMES and bool(parts.hostname) and (not database or database.isdecimal())


@cache
def clients_of(url: str) -> RedisClients:
    """The process's connections to one Redis; made once, so that all who use it share them."""
    return RedisClients(url)
