"""The staff site on an SQLite database of each test's own; where it matters, on PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from sqlalchemy import Engine

from feedback.database import make_engine, migrate
from tests.chromium import DESK, launched
from tests.feedback.conftest import database, postgres, url  # noqa: F401
from tests.staff.browsing import Furnished, Visitor
from tests.staff.offices import copied, opened
from tests.staff.site import Browser, Clock, Colleague, Office


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
    with opened(copied(empty_record, tmp_path), clock, tmp_path) as office:
        yield office


@pytest.fixture
def asha(office: Office) -> Colleague:
    """An administrator, where a module does not say otherwise."""
    return office.colleague("administrator")


@pytest.fixture
def browser(office: Office, asha: Colleague) -> Browser:
    """Hers, signed in."""
    return office.enter(asha)


@pytest.fixture
def each_office(database: Engine, clock: Clock) -> Iterator[Office]:  # noqa: F811
    """On SQLite, and on PostgreSQL where one can be reached."""
    with opened(database, clock) as office:
        yield office


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with launched() as browser:
        yield browser


@pytest.fixture
def visitor(
    chromium: Chromium, furnished: Furnished, tmp_path: Path, clock: Clock, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """At a copy of what the module's own `furnished` made."""
    context = chromium.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **getattr(request, "param", {})})
    context.set_default_timeout(15_000)
    with opened(copied(furnished.database, tmp_path), clock) as office:
        yield Visitor(context, office, furnished, [], [])
        context.close()
