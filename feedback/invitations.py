"""Set-up links: each works once, for 72 hours, for one person. Only a hash of its token is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from feedback.database import reading, writing
from feedback.models import Person
from feedback.staff_rows import Staff, end_sessions, key_of, record_staff_event, staff_of

SETUP_SECONDS = 72 * 60 * 60


@dataclass(frozen=True)
class Phone:
    """The secret a phone holds, and the code it proved it with: that code works no second time."""

    totp: str
    step: int


def mark_invited(engine: Engine, actor: str, person_id: str, now: float) -> str | None:
    """A new set-up link. The old passphrase, phone and sessions end at once: they may be in wrong hands."""
    token = secrets.token_urlsafe(32)
    with writing(engine) as session:
        person = session.get(Person, person_id)
        if person is None or person.oidc_subject:
            return None
        person.password_hash = person.totp = person.totp_step = None
        invite(person, token, now)
        end_sessions(session, person_id)
        record_staff_event(session, actor, "person_invited", person_id, now)
    return token


def invite(person: Person, token: str, now: float) -> None:
    person.setup_key, person.setup_until = key_of(token), int(now) + SETUP_SECONDS
    person.failed, person.locked_until = 0, None


def fetch_invited(engine: Engine, token: str, now: float) -> Staff | None:
    """Whom a set-up link is for; None when it is over, was used, or never was."""
    with reading(engine) as session:
        person = invited(session, token, now)
        return staff_of(person) if person else None


def invited(session: Session, token: str, now: float) -> Person | None:
    person = session.scalar(select(Person).where(Person.setup_key == key_of(token), Person.active))
    return person if person and (person.setup_until or 0) > now else None


def mark_set_up(engine: Engine, token: str, password_hash: str, phone: Phone, now: float) -> bool:
    """The link is used up; False when it was before, or is over."""
    with writing(engine) as session:
        person = invited(session, token, now)
        if person is None:
            return False
        person.setup_key = person.setup_until = None
        person.password_hash, person.totp, person.totp_step = password_hash, phone.totp, phone.step
        end_sessions(session, person.id)
        record_staff_event(session, person.id, "set_up", person.id, now)
    return True
