"""A real record and a demonstration are never taken for each other: whoever opens one says which it expects."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from feedback.models import Person, RecordKind, Reply, UnmetNeed
from feedback.settings import SettingsError

DEMO = "demo"


def is_demo(session: Session) -> bool:
    return session.get(RecordKind, DEMO) is not None


def mark_demo(session: Session) -> None:
    """Only while nothing is in it: SettingsError otherwise."""
    if any(session.scalar(select(table.id).limit(1)) for table in (UnmetNeed, Person, Reply)):
        raise SettingsError("this record holds something already: a demonstration needs a database of its own")
    session.add(RecordKind(kind=DEMO))


def check_kind(engine: Engine, demo: bool) -> None:
    with Session(engine) as session:
        found = is_demo(session)
    if found and not demo:
        raise SettingsError("DATABASE_URL names a demonstration with invented records: only `make demo` may run it")
    if demo and not found:
        raise SettingsError("DATABASE_URL names a real record: `make demo` makes one of its own and leaves yours alone")
