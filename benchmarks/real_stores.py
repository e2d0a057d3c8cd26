"""PostgreSQL and Redis of this machine, each with an empty database of a benchmark's own that is gone after it.

BENCH_POSTGRES_URL names a server that lets us create databases, BENCH_REDIS_URL an empty database of Redis.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from redis import Redis
from sqlalchemy import create_engine, make_url, text

POSTGRES = os.environ.get("BENCH_POSTGRES_URL", "postgresql+psycopg2://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("BENCH_REDIS_URL", "redis://127.0.0.1:6379/13")


@contextmanager
def real_stores() -> Iterator[dict[str, str]]:
    """Settings for the server."""
    with _database() as database_url, _redis() as redis_url:
        yield {"DATABASE_URL": database_url, "REDIS_URL": redis_url}


@contextmanager
def _database() -> Iterator[str]:
    name = f"send_bench_{secrets.token_hex(6)}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


@contextmanager
def _redis() -> Iterator[str]:
    client = Redis.from_url(REDIS)
    if client.dbsize():
        raise SystemExit("BENCH_REDIS_URL names a database of Redis that is not empty, and it would be emptied")
    try:
        yield REDIS
    finally:
        client.flushdb()
        client.close()
