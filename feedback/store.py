"""The only module that opens a session on the record. `record` returns after the commit, or raises."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.models import UnmetNeed
from feedback.receipts import form_key_of, key_of, new_code

MOST = 200


@dataclass(frozen=True)
class Need:
    """What a parent chose to send. `words` are already redacted, strictly."""

    category: str
    sub: str | None = None
    second_category: str | None = None
    area_of_need: str | None = None
    stage: str | None = None
    age_band: str | None = None
    area: str | None = None
    words: str | None = None
    channel: str = "web"
    language: str = "en"


@dataclass(frozen=True)
class Recorded:
    """`code` is None when this form had been recorded before: its receipt was already shown."""

    code: str | None


def record_need(engine: Engine, secret: bytes, form_id: str, need: Need, today: date) -> Recorded:
    """Writes one row for one form, however often it is asked to."""
    code = new_code()
    row = UnmetNeed(
        id=secrets.token_hex(16),
        form_key=form_key_of(form_id, secret),
        receipt_key=key_of(code, secret),
        month=f"{today:%Y-%m}",
        **vars(need),
    )
    with Session(engine) as session:
        session.add(row)
        try:
            session.commit()
        except IntegrityError:
            session.rollback()
            if not _has_form(session, form_id, secret):
                raise
            return Recorded(None)
    return Recorded(code)


def _has_form(session: Session, form_id: str, secret: bytes) -> bool:
    found = select(UnmetNeed.id).where(UnmetNeed.form_key == form_key_of(form_id, secret))
    return session.scalar(found) is not None


def delete_by_receipt(engine: Engine, secret: bytes, code: str) -> bool:
    """Removes the row this code was given for; False when there is none (any more)."""
    with Session(engine) as session:
        row = session.scalar(select(UnmetNeed).where(UnmetNeed.receipt_key == key_of(code, secret)))
        if row is not None:
            session.delete(row)
            session.commit()
    return row is not None


def fetch_needs(engine: Engine, limit: int = MOST) -> Sequence[UnmetNeed]:
    """Newest month first; within a month in no order that says when a record came in."""
    newest = select(UnmetNeed).order_by(UnmetNeed.month.desc(), UnmetNeed.id).limit(limit)
    with Session(engine, expire_on_commit=False) as session:
        return session.scalars(newest).all()


def count_needs(engine: Engine) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(UnmetNeed)) or 0
