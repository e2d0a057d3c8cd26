"""The staff site on an SQLite database of each test's own; where it matters, on PostgreSQL too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from feedback.database import make_engine, migrate
from tests.bot.web.client import served
from tests.feedback.conftest import database, postgres, url  # noqa: F401
from tests.staff.site import Clock, Office, site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test has a copy."""
    path = tmp_path_factory.mktemp("empty") / "record.db"
    make_engine(f"sqlite:///{path}", create=True).connect().close()
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def office(empty_record: Path, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    engine = make_engine(f"sqlite:///{shutil.copy(empty_record, tmp_path / 'record.db')}")
    with served(site(engine, clock)) as base:
        yield Office(base, engine, clock, tmp_path)
    engine.dispose()


@pytest.fixture
def each_office(database: Engine, clock: Clock) -> Iterator[Office]:  # noqa: F811
    """On SQLite, and on PostgreSQL where one can be reached."""
    with served(site(database, clock)) as base:
        yield Office(base, database, clock)
