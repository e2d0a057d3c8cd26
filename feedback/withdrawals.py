"""A parent takes a need back: it goes with all that hangs on it, and stays gone when a backup is restored."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import SQLAlchemyError

from feedback.database import reading, writing
from feedback.models.local import Waiting, Withdrawal
from feedback.periods import PERIODS
from feedback.receipts import key_of
from feedback.store import delete_by_receipt_key

log = logging.getLogger(__name__)


def withdraw(record: Engine, local: Engine, secret: bytes, code: str, today: date) -> bool:
    """False when there is no such need, in the record or waiting for it, (any more)."""
    key = key_of(code, secret)
    waited = _delete_waiting(local, key, today)
    try:
        return delete_by_receipt_key(record, key, today, before=lambda: _note(local, key, today)) or waited
    except SQLAlchemyError:
        if not waited:
            raise
        return True  # it waited because the record cannot be reached, and now it will not be delivered


def _delete_waiting(local: Engine, key: str, today: date) -> bool:
    try:
        with writing(local) as session:
            row = session.scalar(select(Waiting).where(Waiting.receipt_key == key))
            if row is not None:
                session.merge(Withdrawal(receipt_key=key, day=today))
                session.delete(row)
            return row is not None
    except SQLAlchemyError as error:
        log.error("the outbox could not be searched for a need to withdraw", exc_info=error)
        return False


def _note(local: Engine, key: str, today: date) -> None:
    """Before it is deleted; a list that cannot be written does not stop a parent."""
    try:
        with writing(local) as session:
            session.merge(Withdrawal(receipt_key=key, day=today))
    except SQLAlchemyError as error:
        log.error("a withdrawal is not on the list that is replayed after a restore", exc_info=error)


def replay(record: Engine, local: Engine, today: date) -> int:
    """Deletes again what a restored backup brought back; how many."""
    with reading(local) as session:
        keys: Sequence[str] = session.scalars(select(Withdrawal.receipt_key)).all()
    return sum(delete_by_receipt_key(record, key, today) for key in keys)


def delete_old_withdrawals(local: Engine, today: date) -> int:
    days = PERIODS["withdrawal"].days or 0
    with writing(local) as session:
        old = delete(Withdrawal).where(Withdrawal.day < today - timedelta(days=days)).returning(Withdrawal.receipt_key)
        return len(session.execute(old).all())
