"""What SQLite needs to keep the record safely: its settings, a file that is still the same one, and writers in turn."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.exc import TimeoutError as WaitedTooLongError

from feedback.turns import Turns

PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "synchronous=FULL",
)
WRITES, LOCK_WAIT = "writes", "lock_wait"
CONNECTIONS = 5
# Threads of this process wait for each other here: SQLite itself has them look again and again, in no order.
_turns: dict[str, Turns] = defaultdict(Turns)


def sqlite_engine(url: URL, create: bool, lock_wait: float) -> Engine:
    """`create`: a file that is not there is made; otherwise it is an error, not an empty record."""
    given: dict[str, Any] = {"hide_parameters": True, "execution_options": {LOCK_WAIT: lock_wait}}
    if not url.database:
        engine = create_engine(url, **given)
    else:
        path = Path(url.database).absolute()
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        sizes = {"pool_size": CONNECTIONS, "max_overflow": CONNECTIONS, "pool_timeout": lock_wait}
        engine = create_engine(url, creator=_opener(path, create, lock_wait), **given, **sizes)
        event.listen(engine, "checkout", _same_file(path))
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _opener(path: Path, create: bool, lock_wait: float) -> Callable[[], sqlite3.Connection]:
    address = f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}"

    def open_file() -> sqlite3.Connection:
        if create:
            path.touch(mode=0o600, exist_ok=True)
        return sqlite3.connect(address, uri=True, timeout=lock_wait, check_same_thread=False)

    return open_file


def _same_file(path: Path) -> Callable[..., None]:
    """A connection that is kept would go on writing to a file that someone has removed or replaced."""

    def check(_: Any, record: Any, __: Any) -> None:
        try:
            now = path.stat().st_ino
        except OSError:
            now = 0
        if record.info.setdefault("file", now) != now or not now:
            raise DisconnectionError("the file of the database is not the one that was opened")

    return check


def _set_pragmas(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes late, at the first write; ours is below
    with closing(connection.cursor()) as cursor:
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITES) else "BEGIN")


@contextmanager
def turn(engine: Engine) -> Iterator[None]:
    """One writer of this process at a time; on another database than SQLite, as many as come."""
    if engine.dialect.name != "sqlite":
        yield
        return
    turns = _turns[str(engine.url)]
    if not turns.take(engine.get_execution_options()[LOCK_WAIT] / 2):
        raise WaitedTooLongError("other writers of this process took too long")
    try:
        yield
    finally:
        turns.give()


def empty_wal(engine: Engine) -> None:
    """The log of writes goes into the file and is cut to nothing, unless another is reading it just now."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
