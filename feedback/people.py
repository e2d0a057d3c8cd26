"""The members of staff: who there is, and what they may do. Every change goes into the audit with it.

`now` is seconds since 1970; `actor` the id of the person who does it, or `command`.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.database import reading, writing
from feedback.invitations import invite
from feedback.models import Person
from feedback.staff_rows import Staff, end_sessions, joined, listed, record_staff_event, staff_of

ADMINISTRATOR = "administrator"


class EmailTakenError(ValueError):
    """There is a person with this e-mail address already."""


class LastAdministratorError(ValueError):
    """Nobody would be left who can look after people."""


def record_person(
    engine: Engine, actor: str, *, name: str, email: str, roles: Collection[str], now: float
) -> tuple[str, str]:
    """The new person's id, and the token of their set-up link, of which only a hash is kept."""
    token, person_id = secrets.token_urlsafe(32), secrets.token_hex(16)
    person = Person(id=person_id, name=name, email=email.lower(), roles=joined(roles), failed=0, active=True)
    invite(person, token, now)
    try:
        with writing(engine) as session:
            session.add(person)
            session.flush()
            record_staff_event(session, actor, "person_added", person_id, now, after=sorted(roles))
    except IntegrityError:
        raise EmailTakenError from None
    return person_id, token


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
