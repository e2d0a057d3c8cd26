"""The engine: SQLite by default (WAL, foreign keys, deleted bytes overwritten), PostgreSQL by URL.

`reading` and `writing` are how the stores open a session. A writing one takes SQLite's write lock at once, so that
what it reads is still so when it writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from feedback.kind import check_kind
from feedback.settings import read_settings

LOCK_WAIT_SECONDS = 4
CONNECT_SECONDS = 3
PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "synchronous=FULL",
)
WRITES = "writes"


def make_engine(url: str, *, create: bool = False, lock_wait: float = LOCK_WAIT_SECONDS) -> Engine:
    """`create`: an SQLite file that is not there is made; otherwise it is an error, not an empty record."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed, create, lock_wait)
    engine = create_engine(
        url,
        pool_size=2,
        max_overflow=3,
        pool_timeout=LOCK_WAIT_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "options": f"-c lock_timeout={LOCK_WAIT_SECONDS}s -c statement_timeout={2 * LOCK_WAIT_SECONDS}s",
        },
    )
    event.listen(engine, "handle_error", _hide_values)
    return engine


def _sqlite(url: URL, create: bool, lock_wait: float) -> Engine:
    if not url.database:
        engine = create_engine(url, hide_parameters=True)
    else:
        path = Path(url.database)
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        # A connection that is kept would go on writing to a file that someone has removed or replaced.
        engine = create_engine(url, hide_parameters=True, poolclass=NullPool, creator=_opener(path, create, lock_wait))
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _opener(path: Path, create: bool, lock_wait: float) -> Callable[[], sqlite3.Connection]:
    address = f"file:{quote(str(path.absolute()))}?mode={'rwc' if create else 'rw'}"

    def open_file() -> sqlite3.Connection:
        if create:
            path.touch(mode=0o600, exist_ok=True)
        return sqlite3.connect(address, uri=True, timeout=lock_wait, check_same_thread=False)

    return open_file


def _set_pragmas(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes late, at the first write; ours is below
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes(connection) else "BEGIN")


def writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITES))


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Committed at the end, unless something is raised: then nothing is written."""
    with Session(engine.execution_options(**{WRITES: True}), expire_on_commit=False) as session, session.begin():
        yield session


def empty_wal(engine: Engine) -> None:
    """SQLite's log of writes goes into the file and is cut to nothing, unless another is reading it just now."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hide_values(context: ExceptionContext) -> None:
    """An error's message must not carry a parent's words: PostgreSQL puts the whole failing row into it."""
    name = type(context.original_exception).__name__
    context.original_exception.args = (f"{name}, its details hidden",)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"{name}, its details hidden",)


def migrate(url: str, revision: str = "head") -> None:
    """Brings the database at `url` to the newest shape, or the one named."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    command.upgrade(config, revision)


@cache
def engine() -> Engine:
    """The process's engine, migrated. Made on first use; `engine.cache_clear()` after a change of DATABASE_URL."""
    settings = read_settings()
    migrate(settings.database_url)
    made = make_engine(settings.database_url)
    check_kind(made, settings.demo)
    return made
