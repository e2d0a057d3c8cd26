"""What is kept at this moment, for whoever answers for data protection: how many, since when, under which key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, Select, func, select
from sqlalchemy.orm import Session

from feedback.audit_search import AuditFilter, AuditRow, fetch_audit
from feedback.database import reading
from feedback.models import (
    AuditEntry,
    Base,
    Note,
    Person,
    Question,
    Reply,
    StaffSession,
    TopicCount,
    UnmetNeed,
)
from feedback.rotate import sealed_attributes
from feedback.sealing import keyring


@dataclass(frozen=True)
class Kept:
    """`since`: the month or day of the oldest, where it has one."""

    count: int
    since: str | None


@dataclass(frozen=True)
class Keys:
    """Key id to how many values it seals, newest first; `others` are sealed by keys that are not there."""

    by_key: Mapping[str, int]
    others: int


def count_kept(engine: Engine) -> dict[str, Kept]:
    """By the name of its period (feedback/periods.py), for those that lie in the record's database."""
    with reading(engine) as session:
        return {name: _kept(session, query) for name, query in _queries().items()}


def _queries() -> dict[str, Select[Any]]:
    needs = _of(UnmetNeed.month)
    return {
        "words": needs.where(UnmetNeed.sealed_words.is_not(None)),
        "coded": needs,
        "receipt": needs.where(UnmetNeed.receipt_key.is_not(None)),
        "note": _of(Note.made_on),
        "question": _of(Question.month),
        "reply": select(func.count(Reply.id), func.min(Reply.published_on)),
        "count": _of(TopicCount.month),
        "audit": _of(AuditEntry.at),
        "person": select(func.count(Person.id)),
        "session": select(func.count(StaffSession.key)),
    }


def _of(when: Any) -> Select[Any]:
    return select(func.count(), func.min(when))


def _kept(session: Session, query: Select[Any]) -> Kept:
    row = session.execute(query).one()
    return Kept(row[0], str(row[1])[:10] if len(row) > 1 and row[1] is not None else None)


def count_sealed(engine: Engine) -> Keys:
    keys = dict.fromkeys(keyring().keys, 0)
    total = 0
    with reading(engine) as session:
        for model, attribute in sealed_attributes(Base):
            column = getattr(model, attribute.attribute)
            total += session.scalar(select(func.count(column))) or 0
            for name in keys:
                by_this = column.startswith(f"{name}.", autoescape=True)
                keys[name] += session.scalar(select(func.count(column)).where(by_this)) or 0
    return Keys(keys, total - sum(keys.values()))


def fetch_last_deletion(engine: Engine) -> AuditRow | None:
    """The nightly deletion's own entry; None when it has never run, or longer ago than the audit is kept."""
    return next(iter(fetch_audit(engine, AuditFilter(actor="retention", action="deleted"), 1, 0)), None)
