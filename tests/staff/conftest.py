"""The staff site on SQLite always, and on PostgreSQL where one can be reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tests.bot.web.client import served
from tests.feedback.conftest import database, postgres, url  # noqa: F401
from tests.staff.site import Clock, Office, site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(database: Engine, clock: Clock) -> Iterator[Office]:  # noqa: F811
    with served(site(database, clock)) as base:
        yield Office(base, database, clock)
