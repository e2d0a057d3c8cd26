"""An office is opened on a record, and closed with it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from feedback.database import make_engine
from staff.settings import Settings
from tests.bot.web.client import served
from tests.staff.site import SETTINGS, Clock, Office, site


def copied(record: Path, folder: Path) -> Engine:
    """A copy of that file, for the one who may write in it."""
    return make_engine(f"sqlite:///{shutil.copy(record, folder / 'record.db')}")


@contextmanager
def opened(engine: Engine, clock: Clock, folder: Path = Path(), settings: Settings = SETTINGS) -> Iterator[Office]:
    with served(site(engine, clock, settings)) as base:
        yield Office(base, engine, clock, folder)
    engine.dispose()
