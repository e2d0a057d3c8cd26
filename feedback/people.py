"""The members of staff: who there is, their roles, their set-up links. Every change goes into the audit with it.

`now` is seconds since 1970; `actor` the id of the person who does it, or `command`.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.audit import record_event
from feedback.database import reading, writing
from feedback.models import Person, StaffSession

SETUP_SECONDS = 72 * 60 * 60
ADMINISTRATOR = "administrator"


class EmailTakenError(ValueError):
    """There is a person with this e-mail address already."""


class LastAdministratorError(ValueError):
    """Nobody would be left who can look after people."""


@dataclass(frozen=True)
class Staff:
    """What pages show of a person; nothing that helps to sign in."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    active: bool
    by_openid: bool
    set_up: bool
    setup_until: int | None
    locked_until: int | None
    seen_on: date | None


def record_person(
    engine: Engine, actor: str, *, name: str, email: str, roles: Collection[str], now: float
) -> tuple[str, str]:
    """The new person's id, and the token of their set-up link, of which only a hash is kept."""
    token, person_id = secrets.token_urlsafe(32), secrets.token_hex(16)
    person = Person(id=person_id, name=name, email=email.lower(), roles=joined(roles), failed=0, active=True)
    _invite(person, token, now)
    try:
        with writing(engine) as session:
            session.add(person)
            session.flush()
            record_staff_event(session, actor, "person_added", person_id, now, after=sorted(roles))
    except IntegrityError:
        raise EmailTakenError from None
    return person_id, token


def mark_invited(engine: Engine, actor: str, person_id: str, now: float) -> str | None:
    """A new set-up link. The old passphrase, phone and sessions end at once: they may be in wrong hands."""
    token = secrets.token_urlsafe(32)
    with writing(engine) as session:
        person = session.get(Person, person_id)
        if person is None or person.oidc_subject:
            return None
        person.password_hash = person.totp = person.totp_step = None
        _invite(person, token, now)
        end_sessions(session, person_id)
        record_staff_event(session, actor, "person_invited", person_id, now)
    return token


def _invite(person: Person, token: str, now: float) -> None:
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


def mark_roles(engine: Engine, actor: str, person_id: str, roles: Collection[str], now: float) -> bool:
    with writing(engine) as session:
        person = session.get(Person, person_id)
        if person is None:
            return False
        before, after = sorted(listed(person.roles)), sorted(roles)
        if ADMINISTRATOR in before and ADMINISTRATOR not in after:
            _another_administrator(session, person_id)
        if before != after:
            person.roles = joined(roles)
            record_staff_event(session, actor, "roles_changed", person_id, now, before=before, after=after)
        return True


def mark_active(engine: Engine, actor: str, person_id: str, active: bool, now: float) -> bool:
    """A closed account has no sessions and no set-up link; its name stays, for what it did."""
    with writing(engine) as session:
        person = session.get(Person, person_id)
        if person is None:
            return False
        if not active:
            _another_administrator(session, person_id)
            person.setup_key = person.setup_until = None
            end_sessions(session, person_id)
        if person.active != active:
            person.active = active
            record_staff_event(session, actor, "person_opened" if active else "person_closed", person_id, now)
        return True


def delete_person(engine: Engine, actor: str, person_id: str, now: float) -> bool:
    """Only a closed account; False otherwise. What they did stays in the audit, under an id that names nobody."""
    with writing(engine) as session:
        person = session.get(Person, person_id)
        if person is None or person.active:
            return False
        session.delete(person)
        record_staff_event(session, actor, "person_deleted", person_id, now)
    return True


def _another_administrator(session: Session, person_id: str) -> None:
    person = session.get(Person, person_id)
    if person is None or ADMINISTRATOR not in listed(person.roles):
        return
    others = session.scalars(select(Person.roles).where(Person.active, Person.id != person_id))
    if not any(ADMINISTRATOR in listed(roles) for roles in others):
        raise LastAdministratorError


def fetch_people(engine: Engine) -> list[Staff]:
    found = select(Person).order_by(Person.active.desc(), Person.name, Person.id)
    with reading(engine) as session:
        return [staff_of(person) for person in session.scalars(found)]


def fetch_person(engine: Engine, person_id: str) -> Staff | None:
    with reading(engine) as session:
        person = session.get(Person, person_id)
        return staff_of(person) if person else None


def fetch_person_by_email(engine: Engine, email: str) -> Staff | None:
    with reading(engine) as session:
        person = session.scalar(select(Person).where(Person.email == email.lower()))
        return staff_of(person) if person else None


def staff_of(person: Person) -> Staff:
    return Staff(
        id=person.id,
        name=person.name,
        email=person.email,
        roles=tuple(listed(person.roles)),
        active=person.active,
        by_openid=person.oidc_subject is not None,
        set_up=person.oidc_subject is not None or person.password_hash is not None,
        setup_until=person.setup_until,
        locked_until=person.locked_until,
        seen_on=person.seen_on,
    )


def end_sessions(session: Session, person_id: str, keep: str = "") -> None:
    session.execute(delete(StaffSession).where(StaffSession.person_id == person_id, StaffSession.key != keep))


def record_staff_event(
    session: Session,
    actor: str,
    action: str,
    person_id: str,
    now: float,
    *,
    before: list[str] | None = None,
    after: list[str] | None = None,
) -> None:
    then = datetime.fromtimestamp(now, UTC)
    record_event(session, actor, action, subject=("person", person_id), before=before, after=after, now=then)


def key_of(token: str) -> str:
    """Tokens are random and long, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def joined(roles: Iterable[str]) -> str:
    return ",".join(sorted(roles))


def listed(roles: str) -> list[str]:
    return [role for role in roles.split(",") if role]
