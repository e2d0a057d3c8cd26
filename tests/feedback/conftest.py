"""A migrated database of its own for each test: on SQLite always, on PostgreSQL where one can be reached."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from feedback.database import make_engine, migrate

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


def empty(engine: Engine) -> None:
    """PostgreSQL's database is shared by the run; SQLite's file goes with its folder."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
