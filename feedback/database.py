"""The engine: SQLite by default (WAL, foreign keys, deleted bytes overwritten), PostgreSQL by URL."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import make_url

from feedback.settings import read_settings

LOCK_WAIT_SECONDS = 4
PRAGMAS = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "synchronous=FULL",
    f"busy_timeout={LOCK_WAIT_SECONDS * 1000}",
)


def make_engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_size=2, max_overflow=3, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "handle_error", _hide_values)
        return engine
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    return engine


def _hide_values(context: ExceptionContext) -> None:
    """An error's message must not carry a parent's words: PostgreSQL puts the whole failing row into it."""
    name = type(context.original_exception).__name__
    context.original_exception.args = (f"{name}, its details hidden",)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"{name}, its details hidden",)


def _set_pragmas(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def migrate(url: str) -> None:
    """Brings the database at `url` to the newest shape."""
    make_engine(url).dispose()
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    command.upgrade(config, "head")


@cache
def engine() -> Engine:
    """The process's engine, migrated. Made on first use; `engine.cache_clear()` after a change of DATABASE_URL."""
    url = read_settings().database_url
    migrate(url)
    return make_engine(url)
