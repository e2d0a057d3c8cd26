"""Invented needs and people for a demonstration and for measurements. A real record takes and tells none of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select

from feedback.audit import record_event
from feedback.database import reading, writing
from feedback.kind import is_demo
from feedback.models import Person
from feedback.store import Need, add_need


class NotInventedError(RuntimeError):
    """This is no demonstration: nothing invented may be written into it."""


@dataclass(frozen=True)
class Invented:
    month: str
    need: Need
    state: str = "new"
    reason: str | None = None
    recommendation: str | None = None


def record_invented(engine: Engine, rows: Iterable[Invented], now: datetime) -> None:
    """All in one transaction, with one entry in the audit."""
    with writing(engine) as session:
        if not is_demo(session):
            raise NotInventedError
        for row in rows:
            review = add_need(session, secrets.token_hex(32), None, row.month, row.need).review
            review.state, review.reason, review.recommendation = row.state, row.reason, row.recommendation
        record_event(session, "command", "invented", subject=("record", "demo"), now=now)


def fetch_invented_phone(engine: Engine, email: str) -> str | None:
    """The secret of an invented person's phone, which nobody has in the hand."""
    with reading(engine) as session:
        if not is_demo(session):
            raise NotInventedError
        person = session.scalar(select(Person).where(Person.email == email))
        return person.totp if person else None
