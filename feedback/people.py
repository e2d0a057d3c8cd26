"""Members of staff and their sessions. Times are seconds since 1970; keys of sessions are hashes of their cookies."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine, delete, select

from feedback.database import reading, writing
from feedback.models import Person, StaffSession


def record_person(engine: Engine, name: str, email: str, roles: Sequence[str]) -> str:
    """The new person's id. IntegrityError when the address is taken."""
    person = Person(
        id=secrets.token_hex(16), name=name, email=email.lower(), roles=",".join(roles), failed=0, active=True
    )
    with writing(engine) as session:
        session.add(person)
    return person.id


def fetch_person(engine: Engine, person_id: str) -> Person | None:
    with reading(engine) as session:
        return session.get(Person, person_id)


def fetch_person_by_email(engine: Engine, email: str) -> Person | None:
    with reading(engine) as session:
        return session.scalar(select(Person).where(Person.email == email.lower()))


def fetch_people(engine: Engine) -> Sequence[Person]:
    with reading(engine) as session:
        return session.scalars(select(Person).order_by(Person.name, Person.id)).all()


def mark_failed(engine: Engine, person_id: str, locked_until: int | None = None) -> int:
    """One more wrong try; how many there are in a row now."""
    with writing(engine) as session:
        person = session.get_one(Person, person_id, with_for_update=True)
        person.failed += 1
        person.locked_until = locked_until
        return person.failed


def mark_signed_in(engine: Engine, person_id: str, today: date) -> None:
    with writing(engine) as session:
        person = session.get_one(Person, person_id, with_for_update=True)
        person.failed, person.locked_until, person.seen_on = 0, None, today


def record_session(engine: Engine, key: str, person_id: str, *, csrf: str, now: int, until: int) -> None:
    with writing(engine) as session:
        session.add(StaffSession(key=key, person_id=person_id, csrf=csrf, started=now, seen=now, until=until))


def fetch_session(engine: Engine, key: str, now: int) -> tuple[StaffSession, Person] | None:
    """None when there is none, it is over, or its person may no longer sign in."""
    found = select(StaffSession, Person).join(Person).where(StaffSession.key == key, StaffSession.until > now)
    with reading(engine) as session:
        row = session.execute(found.where(Person.active)).first()
    return (row[0], row[1]) if row else None


def mark_session_seen(engine: Engine, key: str, now: int) -> None:
    with writing(engine) as session:
        found = session.get(StaffSession, key)
        if found is not None:
            found.seen = now


def delete_session(engine: Engine, key: str) -> None:
    with writing(engine) as session:
        session.execute(delete(StaffSession).where(StaffSession.key == key))


def delete_sessions_of(engine: Engine, person_id: str) -> None:
    with writing(engine) as session:
        session.execute(delete(StaffSession).where(StaffSession.person_id == person_id))
