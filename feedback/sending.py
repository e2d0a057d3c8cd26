"""What a parent sends is written into the record; when that cannot be reached, into the outbox; or it is said so."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from feedback.outbox import WaitingNeed, count_waiting, deliver, is_waiting, record_waiting
from feedback.receipts import code_of, form_key_of, key_of
from feedback.store import Need, record_need

log = logging.getLogger(__name__)
# After a success a parent waits for these as well.
DELIVERED_ON_THE_WAY = 10


@dataclass(frozen=True)
class Sent:
    """`already`: this form had been sent before, and has the same code. `waiting`: safe here, not yet in the record."""

    code: str
    already: bool = False
    waiting: bool = False


def send_need(record: Engine, local: Engine, secret: bytes, *, form_id: str, need: Need, today: date) -> Sent:
    """Returns once the need is on disk, in the one place or the other; raises when it is in neither."""
    code, form_key = code_of(form_id, secret), form_key_of(form_id, secret)
    if _waits(local, form_key):
        return Sent(code, already=True, waiting=True)
    try:
        recorded = record_need(record, secret, form_id, need, today)
    except (IntegrityError, DataError):
        raise  # the need itself is wrong: it would be no better later
    except SQLAlchemyError as error:
        log.error("the record could not be written; the need goes into the outbox", exc_info=error)
        record_waiting(local, WaitingNeed(form_key, key_of(code, secret), f"{today:%Y-%m}", need))
        return Sent(code, waiting=True)
    _deliver_more(local, record)
    return Sent(code, already=recorded.already)


def _waits(local: Engine, form_key: str) -> bool:
    """An outbox that fails must not stand between a parent and a record that works."""
    try:
        return is_waiting(local, form_key)
    except SQLAlchemyError as error:
        log.error("the outbox could not be read", exc_info=error)
        return False


def _deliver_more(local: Engine, record: Engine) -> None:
    try:
        if count_waiting(local):
            deliver(local, record, DELIVERED_ON_THE_WAY)
    except SQLAlchemyError as error:
        log.error("what waits could not be delivered", exc_info=error)
