"""The record of unmet needs. `record_need` returns after the commit, or raises."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine, Select, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from feedback.audit import delete_details, record_event
from feedback.database import reading, writing
from feedback.models import NeedTag, Review, UnmetNeed
from feedback.receipts import code_of, form_key_of, key_of

MOST = 200
UNASSIGNED = ""


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
    """`already`: this form had been recorded before, with the same code."""

    code: str
    already: bool = False


@dataclass(frozen=True)
class NeedFilter:
    """Which needs: every field that is not None must hold. Months are inclusive; `assignee_id=UNASSIGNED`: nobody's."""

    id: str | None = None
    category: str | None = None
    sub: str | None = None
    area_of_need: str | None = None
    stage: str | None = None
    age_band: str | None = None
    area: str | None = None
    channel: str | None = None
    state: str | None = None
    assignee_id: str | None = None
    service: str | None = None
    recommendation: str | None = None
    quarantined: bool | None = None
    tag: str | None = None
    from_month: str | None = None
    to_month: str | None = None


OF_REVIEW = ("state", "assignee_id", "service", "recommendation", "quarantined")
EVERY = NeedFilter()
NEWEST = (UnmetNeed.month.desc(), UnmetNeed.id.desc())  # as the index ix_unmet_need_newest has them, read backwards


def record_need(engine: Engine, secret: bytes, form_id: str, need: Need, today: date) -> Recorded:
    """Writes one row, with its review, for one form, however often it is asked to."""
    code, form_key = code_of(form_id, secret), form_key_of(form_id, secret)
    try:
        with writing(engine) as session:
            if has_form(session, form_key):
                return Recorded(code, already=True)
            add_need(session, form_key, key_of(code, secret), f"{today:%Y-%m}", need)
    except IntegrityError:
        with reading(engine) as session:
            if not has_form(session, form_key):
                raise
        return Recorded(code, already=True)
    return Recorded(code)


def add_need(session: Session, form_key: str, receipt_key: str | None, month: str, need: Need) -> UnmetNeed:
    row = UnmetNeed(id=secrets.token_hex(16), form_key=form_key, receipt_key=receipt_key, month=month, **vars(need))
    row.review = Review(need_id=row.id, state="new", quarantined=False)
    session.add(row)
    session.flush()
    return row


def has_form(session: Session, form_key: str) -> bool:
    return session.scalar(select(UnmetNeed.id).where(UnmetNeed.form_key == form_key)) is not None


def delete_by_receipt_key(engine: Engine, key: str, today: date, before: Callable[[], None] | None = None) -> bool:
    """Removes that need with its review, notes, tags and what the audit says of it; False when there is none.

    That a need was withdrawn, on which day, stays in the audit; which one does not. `before` is called when there is
    one, before it goes.
    """
    with writing(engine) as session:
        need_id = session.scalar(select(UnmetNeed.id).where(UnmetNeed.receipt_key == key))
        if need_id is not None:
            if before is not None:
                before()
            delete_need(session, need_id)
            record_event(session, "parent", "withdrawn", subject=("need", "withdrawn"), now=today)
    return need_id is not None


def delete_need(session: Session, need_id: str) -> None:
    """What belongs to it goes with it in the database; the audit's details are found by its id."""
    delete_details(session, ("need", need_id))
    session.execute(delete(UnmetNeed).where(UnmetNeed.id == need_id))


def fetch_need(engine: Engine, need_id: str) -> UnmetNeed | None:
    """With its review and tags. Who shows its words records the event `read_words`."""
    with reading(engine) as session:
        return session.get(UnmetNeed, need_id)


def fetch_needs(engine: Engine, limit: int = MOST, offset: int = 0, where: NeedFilter = EVERY) -> Sequence[UnmetNeed]:
    """Newest month first; within a month in no order that says when a record came in."""
    newest = filtered(select(UnmetNeed.id), where).order_by(*NEWEST).limit(limit).offset(offset)
    with reading(engine) as session:
        ids = session.scalars(newest).all()  # by the index alone; whole rows only of those that are shown
        return session.scalars(select(UnmetNeed).where(UnmetNeed.id.in_(ids)).order_by(*NEWEST)).unique().all()


def count_needs(engine: Engine, where: NeedFilter = EVERY) -> int:
    asked = {name: value for name, value in vars(where).items() if value is not None}
    counted = filtered(select(func.count()).select_from(UnmetNeed), where)
    if asked and asked.keys() <= set(OF_REVIEW):  # every need has a review: those alone are counted faster
        same = [_is(column_of(name), value) for name, value in asked.items()]
        counted = select(func.count()).select_from(Review).where(*same)
    with reading(engine) as session:
        return session.scalar(counted) or 0


def fetch_oldest_month(engine: Engine, where: NeedFilter = EVERY) -> str | None:
    with reading(engine) as session:
        oldest: str | None = session.scalar(filtered(select(func.min(UnmetNeed.month)), where))
    return oldest


def count_needs_by(engine: Engine, *dimensions: str, where: NeedFilter = EVERY) -> dict[tuple[Any, ...], int]:
    """True counts for each combination of values that is there, such as `("category", "area")`. Nothing may show
    them but feedback.statistics."""
    columns = [column_of(name) for name in dimensions]
    counted = select(*columns, func.count()).select_from(UnmetNeed).group_by(*columns)
    if any(name in OF_REVIEW for name in dimensions):
        counted = counted.join(Review, Review.need_id == UnmetNeed.id)
    with reading(engine) as session:
        return {tuple(row[:-1]): row[-1] for row in session.execute(filtered(counted, where))}


def column_of(name: str) -> InstrumentedAttribute[Any]:
    found = getattr(Review if name in OF_REVIEW else UnmetNeed, name)
    if not isinstance(found, InstrumentedAttribute):
        raise ValueError(f"{name} is no column to count by")
    return found


def filtered(query: Select[Any], where: NeedFilter) -> Select[Any]:
    for name, value in vars(where).items():
        if value is not None:
            query = query.where(_condition(name, value))
    return query


def _condition(name: str, value: Any) -> Any:
    if name == "tag":
        return UnmetNeed.id.in_(select(NeedTag.need_id).where(NeedTag.tag == value))
    if name == "from_month":
        return UnmetNeed.month >= value
    if name == "to_month":
        return UnmetNeed.month <= value
    if name in OF_REVIEW:
        return UnmetNeed.id.in_(select(Review.need_id).where(_is(column_of(name), value)))
    return column_of(name) == value


def _is(column: InstrumentedAttribute[Any], value: Any) -> Any:
    return column.is_(None) if value == UNASSIGNED else column == value
