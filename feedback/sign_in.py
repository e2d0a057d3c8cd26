"""Signing in: tries are counted before they are judged, so that many at once are no way round the lock.

Passphrases and codes are judged by whoever calls; here it is only kept what was tried and what came of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, Select, select
from sqlalchemy.orm import Session

from feedback.database import writing
from feedback.invitations import Phone
from feedback.models import Person
from feedback.staff_rows import end_sessions, record_staff_event
from feedback.staff_sessions import start_session

FREE_TRIES = 5
# After the fifth wrong try in a row, the sixth, and so on; the last for all that follow.
LOCK_SECONDS = (60, 2 * 60, 4 * 60, 8 * 60, 15 * 60)

# The actor in the audit where somebody is not signed in.
NOBODY = "nobody"


@dataclass(frozen=True)
class Try:
    """What a try is judged by."""

    person_id: str
    password_hash: str
    totp: str
    totp_step: int


def record_try(engine: Engine, email: str, now: float) -> Try | None:
    """Counts a try as wrong until `mark_signed_in` says it was right. None: nobody to judge, or locked."""
    with writing(engine) as session:
        person = session.scalar(locked_row().where(Person.email == email.lower(), Person.active))
        return _counted(session, person, now)


def record_try_of(engine: Engine, person_id: str, now: float) -> Try | None:
    """The same, for somebody who is signed in and gives their passphrase again."""
    with writing(engine) as session:
        return _counted(session, session.scalar(locked_row().where(Person.id == person_id, Person.active)), now)


def locked_row() -> Select[Person]:
    return select(Person).with_for_update()


def _counted(session: Session, person: Person | None, now: float) -> Try | None:
    if person is None or not person.password_hash or not person.totp or (person.locked_until or 0) > now:
        return None
    person.failed += 1
    if person.failed >= FREE_TRIES:
        lock = LOCK_SECONDS[min(person.failed - FREE_TRIES, len(LOCK_SECONDS) - 1)]
        person.locked_until = int(now) + lock
        record_staff_event(session, NOBODY, "sign_in_locked", person.id, now)
    return Try(person.id, person.password_hash, person.totp, person.totp_step or 0)


def mark_signed_in(engine: Engine, tried: Try, step: int, now: float) -> str | None:
    """The cookie of a new session. None when the code was used in the meantime: none works twice."""
    with writing(engine) as session:
        person = _judged(session, tried, step)
        return begin(session, person, now) if person else None


def mark_judged(engine: Engine, tried: Try) -> None:
    """A passphrase given again was right: the tries before it are forgotten."""
    with writing(engine) as session:
        person = session.get(Person, tried.person_id)
        if person is not None:
            person.failed, person.locked_until = 0, None


def _judged(session: Session, tried: Try, step: int) -> Person | None:
    person: Person | None = session.scalar(locked_row().where(Person.id == tried.person_id, Person.active))
    if person is None or person.password_hash != tried.password_hash or step <= (person.totp_step or 0):
        return None
    person.totp_step = step
    return person


def begin(session: Session, person: Person, now: float) -> str:
    person.failed, person.locked_until = 0, None
    person.seen_on = datetime.fromtimestamp(now, UTC).date()
    record_staff_event(session, person.id, "signed_in", person.id, now)
    return start_session(session, person.id, now)


def mark_passphrase(engine: Engine, tried: Try, password_hash: str, keep: str, now: float) -> None:
    with writing(engine) as session:
        person = session.get_one(Person, tried.person_id)
        person.password_hash, person.failed, person.locked_until = password_hash, 0, None
        end_sessions(session, person.id, keep)
        record_staff_event(session, person.id, "passphrase_changed", person.id, now)


def mark_phone(engine: Engine, tried: Try, phone: Phone, keep: str, now: float) -> None:
    with writing(engine) as session:
        person = session.get_one(Person, tried.person_id)
        person.totp, person.totp_step = phone.totp, phone.step
        person.failed, person.locked_until = 0, None
        end_sessions(session, person.id, keep)
        record_staff_event(session, person.id, "phone_changed", person.id, now)
