"""The engine: SQLite by default (WAL, foreign keys, deleted bytes overwritten), PostgreSQL by URL.

`reading` and `writing` are how the stores open a session. A writing one takes SQLite's write lock at once, so that
what it reads is still so when it writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from feedback.kind import check_kind
from feedback.settings import read_settings
from feedback.sqlite import WRITES, sqlite_engine, turn

LOCK_WAIT_SECONDS = 4
CONNECT_SECONDS = 3
# Of PostgreSQL; a migration has none.
_LIMITS = f"-c lock_timeout={LOCK_WAIT_SECONDS}s -c statement_timeout={2 * LOCK_WAIT_SECONDS}s"


def make_engine(url: str, *, create: bool = False, lock_wait: float = LOCK_WAIT_SECONDS) -> Engine:
    """`create`: for migrating; an SQLite file that is not there is made. Otherwise that is an error, not an empty
    record."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite_engine(parsed, create, lock_wait)
    engine = create_engine(
        url,
        pool_size=2,
        max_overflow=8,
        pool_timeout=LOCK_WAIT_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": CONNECT_SECONDS, "options": "" if create else _LIMITS},
    )
    event.listen(engine, "handle_error", _hide_values)
    return engine


def writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(WRITES))


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    with Session(engine, expire_on_commit=False) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Committed at the end, unless something is raised: then nothing is written."""
    bound = engine.execution_options(**{WRITES: True})
    with turn(engine), Session(bound, expire_on_commit=False) as session, session.begin():
        yield session


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
