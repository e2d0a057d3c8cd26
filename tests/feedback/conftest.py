"""A migrated database of its own for each test: on SQLite always, on PostgreSQL where one can be reached."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, make_url, select, text
from sqlalchemy.exc import OperationalError

from feedback.database import make_engine, migrate, reading
from feedback.local import open_local
from feedback.models import UnmetNeed
from feedback.people import record_person
from feedback.receipts import form_key_of
from feedback.store import Need, record_need

SECRET = b"a key for tests only, forty characters long"
TODAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql+psycopg2://root@127.0.0.1:5432/test")
NO_POSTGRES = (
    f"no PostgreSQL at {POSTGRES}: start one that lets the user root in from this machine without a password, "
    "with a database `test` and the right to create databases"
)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a database made for this run and dropped after it."""
    name = f"send_test_{secrets.token_hex(6)}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError:
        server.dispose()
        pytest.skip(NO_POSTGRES)
    yield make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres"))
    return f"sqlite:///{tmp_path / 'deep' / 'record.db'}"


@pytest.fixture
def database(url: str) -> Iterator[Engine]:
    """An empty record in the newest shape."""
    migrate(url)
    engine = make_engine(url)
    yield engine
    empty(engine)
    engine.dispose()


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[Engine]:
    """The file of this machine, with the outbox and the withdrawals."""
    opened = open_local(tmp_path / "outbox.db")
    yield opened
    opened.dispose()


def new_record(path: Path) -> Engine:
    """An empty SQLite file in the newest shape."""
    migrate(f"sqlite:///{path}")
    return make_engine(f"sqlite:///{path}")


def new_form() -> str:
    return secrets.token_hex(16)


def add(database: Engine, category: str = "U02", today: date = TODAY, **fields: Any) -> UnmetNeed:
    """A need like any that a parent sends, as it is in the record."""
    form = new_form()
    record_need(database, SECRET, form, Need(category, **fields), today)
    with reading(database) as session:
        found = select(UnmetNeed).where(UnmetNeed.form_key == form_key_of(form, SECRET))
        return session.scalars(found).unique().one()


def person(database: Engine, name: str = "Reviewer One") -> str:
    """The id of a member of staff."""
    email = f"{name.replace(' ', '.')}@example.org"
    return record_person(database, "command", name=name, email=email, roles=["reviewer"], now=NOW.timestamp())[0]


def bytes_on_disk(folder: Path) -> bytes:
    """All that the files of databases hold: the rows, the free pages and the logs of writes."""
    return b"".join(path.read_bytes() for path in folder.rglob("*.db*"))


def empty(engine: Engine) -> None:
    """PostgreSQL's database is shared by the run; SQLite's file goes with its folder."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
