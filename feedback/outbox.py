"""Needs that the record could not take wait here, sealed, and are added to it later, each exactly once.

The form's key is unique in the record, and a need leaves the outbox only after the record's commit: so a crash at
any point, or two processes at once, neither lose it nor double it.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from feedback.database import reading, writing
from feedback.models.local import Waiting, Withdrawal
from feedback.sealing import CannotReadError
from feedback.store import Need, add_need, delete_by_receipt_key, has_form

log = logging.getLogger(__name__)
MOST = 500


class OutboxFullError(RuntimeError):
    """No room: the parent keeps the words and can send them again."""


@dataclass(frozen=True)
class WaitingNeed:
    form_key: str
    receipt_key: str
    month: str
    need: Need


def record_waiting(local: Engine, waiting: WaitingNeed, most: int = MOST) -> None:
    """Returns after the commit. The same form again changes nothing."""
    row = Waiting(id=waiting.form_key, receipt_key=waiting.receipt_key)
    row.need = json.dumps({"month": waiting.month, "need": vars(waiting.need)})
    with writing(local) as session:
        if session.get(Waiting, row.id) is not None:
            return
        if (session.scalar(select(func.count()).select_from(Waiting)) or 0) >= most:
            raise OutboxFullError
        session.add(row)


def is_waiting(local: Engine, form_key: str) -> bool:
    with reading(local) as session:
        return session.get(Waiting, form_key) is not None


def fetch_waiting(local: Engine, receipt_key: str) -> WaitingNeed | None:
    with reading(local) as session:
        row = session.scalar(select(Waiting).where(Waiting.receipt_key == receipt_key))
    return _opened(row) if row else None


def _opened(row: Waiting) -> WaitingNeed:
    kept = json.loads(row.need or "")
    return WaitingNeed(row.id, row.receipt_key, kept["month"], Need(**kept["need"]))


def count_waiting(local: Engine) -> int:
    with reading(local) as session:
        return session.scalar(select(func.count()).select_from(Waiting)) or 0


def deliver(local: Engine, record: Engine, most: int = MOST) -> int:
    """Adds what waits to the record, until the record fails again. How many are no longer waiting."""
    with reading(local) as session:
        rows = session.scalars(select(Waiting).limit(most)).all()
    delivered = 0
    for row in rows:
        try:
            _deliver_one(record, row)
        except CannotReadError:
            log.error("a waiting need was sealed with a key that RECORD_KEYS no longer names; it stays")
            continue
        except (IntegrityError, DataError) as error:
            log.error("a waiting need breaks a rule of the record; it stays", exc_info=error)
            continue
        except SQLAlchemyError as error:
            log.error("the record cannot take what waits for it yet", exc_info=error)
            break
        _mark_delivered(local, record, row)
        delivered += 1
    return delivered


def _deliver_one(record: Engine, row: Waiting) -> None:
    waiting = _opened(row)
    try:
        with writing(record) as session:
            if not has_form(session, row.id):
                add_need(session, row.id, row.receipt_key, waiting.month, waiting.need)
    except IntegrityError:  # another process was a moment earlier
        with reading(record) as session:
            if not has_form(session, row.id):
                raise


def _mark_delivered(local: Engine, record: Engine, row: Waiting) -> None:
    with writing(local) as session:
        session.execute(delete(Waiting).where(Waiting.id == row.id))
        withdrawn = session.get(Withdrawal, row.receipt_key)
    if withdrawn:  # after it was read here and before it was written there
        delete_by_receipt_key(record, row.receipt_key, withdrawn.day)
