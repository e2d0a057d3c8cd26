"""Deletes what has been kept as long as it may be: `python -m feedback.retention`, each night; `make retention`.

Periods are those of feedback/periods.py. After it nothing of what went is in SQLite's file, or in PostgreSQL's
tables. It is also what a restored backup needs: it deletes again what had gone, and what parents had withdrawn.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, delete, func, or_, select, update
from sqlalchemy.orm import Session

from feedback.audit import record_event
from feedback.database import engine, writing
from feedback.forget_order import forget_order
from feedback.local import local
from feedback.models import AuditAnchor, AuditEntry, Note, Person, Question, StaffSession, TopicCount, UnmetNeed
from feedback.periods import PERIODS, day_before, month_before, today_in_london
from feedback.settings import SettingsError
from feedback.sqlite import empty_wal
from feedback.store import delete_need
from feedback.withdrawals import delete_old_withdrawals, replay

Deleted = dict[str, int]


def delete_what_is_over(record: Engine, beside: Engine, today: date, now: float) -> Deleted:
    """How many of each. `now`: seconds since 1970, for sessions."""
    deleted: Deleted = {"withdrawn": replay(record, beside, today)}
    with writing(record) as session:
        deleted |= _words(session, today) | _rows(session, today) | _sessions(session, int(now))
        deleted["audit"] = _audit(session, today)
        at = datetime.fromtimestamp(now, UTC)
        record_event(session, "retention", "deleted", subject=("record", "all"), after=deleted, now=at)
    deleted["withdrawals"] = delete_old_withdrawals(beside, today)
    forget_order(record)
    for database in (record, beside):
        empty_wal(database)
    return deleted


def _over(name: str, today: date) -> str:
    """The newest month that has been kept as long as the period allows."""
    return month_before(today, PERIODS[name].months or 0)


def _words(session: Session, today: date) -> Deleted:
    with_words = select(UnmetNeed.id).where(UnmetNeed.month <= _over("note", today))
    words = update(UnmetNeed).where(UnmetNeed.month <= _over("words", today), UnmetNeed.sealed_words.is_not(None))
    receipts = update(UnmetNeed).where(UnmetNeed.month <= _over("receipt", today), UnmetNeed.receipt_key.is_not(None))
    return {
        "notes": _count(session, delete(Note).where(Note.need_id.in_(with_words))),
        "words": _count(session, words.values(sealed_words=None)),
        "receipts": _count(session, receipts.values(receipt_key=None)),
    }


def _rows(session: Session, today: date) -> Deleted:
    over = session.scalars(select(UnmetNeed.id).where(UnmetNeed.month <= _over("coded", today))).all()
    for need_id in over:
        delete_need(session, need_id)
    return {
        "needs": len(over),
        "questions": _count(session, delete(Question).where(Question.month <= _over("question", today))),
        "counts": _count(session, delete(TopicCount).where(TopicCount.month <= _over("count", today))),
    }


def _sessions(session: Session, now: int) -> Deleted:
    invitations = update(Person).where(Person.setup_until <= now).values(setup_key=None, setup_until=None)
    return {
        "sessions": _count(session, delete(StaffSession).where(StaffSession.until <= now)),
        "invitations": _count(session, invitations),
    }


def _audit(session: Session, today: date) -> int:
    """Entries older than the period, up to the first that is not. The database itself refuses any other."""
    cutoff = day_before(today, PERIODS["audit"].months or 0).isoformat()
    first_kept = select(func.min(AuditEntry.seq)).where(AuditEntry.at >= cutoff).scalar_subquery()
    old = select(AuditEntry).where(or_(first_kept.is_(None), AuditEntry.seq < first_kept))
    newest = session.scalar(old.order_by(AuditEntry.seq.desc()).limit(1))
    if newest is None:
        return 0
    session.add(AuditAnchor(seq=newest.seq, hash=newest.hash))
    session.flush()
    return _count(session, delete(AuditEntry).where(AuditEntry.seq <= newest.seq))


def _count(session: Session, statement: Any) -> int:
    done: Any = session.execute(statement, execution_options={"synchronize_session": False})
    return int(done.rowcount)


def main() -> None:
    try:
        deleted = delete_what_is_over(engine(), local(), today_in_london(), time.time())
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    print("Deleted: " + ", ".join(f"{number} {name}" for name, number in deleted.items()))


if __name__ == "__main__":
    main()
