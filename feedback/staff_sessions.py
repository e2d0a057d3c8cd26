"""Sessions of signed-in staff, kept here so that they can be ended here. Of a cookie only the hash is stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Engine, delete, or_, select, update
from sqlalchemy.orm import Session

from feedback.database import reading, writing
from feedback.models import Person, StaffSession
from feedback.staff_rows import end_sessions, key_of, listed, record_staff_event

IDLE_SECONDS = 30 * 60
WHOLE_SECONDS = 8 * 60 * 60
# `seen` is written at most this often: most requests then only read.
SEEN_SECONDS = 60


@dataclass(frozen=True)
class SignedIn:
    """Who a request comes from."""

    id: str
    name: str
    email: str
    roles: tuple[str, ...]
    by_openid: bool
    session_key: str
    csrf: str


@dataclass(frozen=True)
class OpenSession:
    key: str
    started: int
    seen: int


def start_session(session: Session, person_id: str, now: float) -> str:
    """Part of a sign-in. The cookie's value: always a new one, whatever cookie the browser came with."""
    cookie, seconds = secrets.token_urlsafe(32), int(now)
    over = or_(StaffSession.until <= seconds, StaffSession.seen <= seconds - IDLE_SECONDS)
    session.execute(delete(StaffSession).where(over))
    session.add(
        StaffSession(
            key=key_of(cookie),
            person_id=person_id,
            csrf=secrets.token_urlsafe(32),
            started=seconds,
            seen=seconds,
            until=seconds + WHOLE_SECONDS,
        )
    )
    return cookie


def fetch_session(engine: Engine, cookie: str, now: float) -> SignedIn | None:
    """None when there is no such session, when it is over, or when the account is closed. Marks it as used."""
    found = (
        select(StaffSession, Person)
        .join(Person, Person.id == StaffSession.person_id)
        .where(StaffSession.key == key_of(cookie), Person.active)
    )
    with reading(engine) as session:
        row = session.execute(found).first()
    if row is None or row.StaffSession.until <= now or row.StaffSession.seen <= now - IDLE_SECONDS:
        return None
    if row.StaffSession.seen <= now - SEEN_SECONDS:
        _mark_seen(engine, row.StaffSession.key, now)
    person: Person = row.Person
    return SignedIn(
        person.id,
        person.name,
        person.email,
        tuple(listed(person.roles)),
        person.oidc_subject is not None,
        row.StaffSession.key,
        row.StaffSession.csrf,
    )


def _mark_seen(engine: Engine, key: str, now: float) -> None:
    with writing(engine) as session:
        session.execute(update(StaffSession).where(StaffSession.key == key).values(seen=int(now)))


def fetch_sessions(engine: Engine, person_id: str, now: float) -> list[OpenSession]:
    """A person's sessions that still count, the newest first."""
    found = (
        select(StaffSession)
        .where(StaffSession.person_id == person_id, StaffSession.until > now, StaffSession.seen > now - IDLE_SECONDS)
        .order_by(StaffSession.started.desc())
    )
    with reading(engine) as session:
        return [OpenSession(row.key, row.started, row.seen) for row in session.scalars(found)]


def delete_session(engine: Engine, person_id: str, key: str, now: float) -> bool:
    """One of the person's own; another's is not touched. False when there is none."""
    with writing(engine) as session:
        row = session.get(StaffSession, key)
        if row is None or row.person_id != person_id:
            return False
        session.delete(row)
        record_staff_event(session, person_id, "session_ended", person_id, now)
    return True


def delete_sessions(engine: Engine, actor: str, person_id: str, now: float, keep: str = "") -> None:
    """All of a person's, but the one to keep."""
    with writing(engine) as session:
        end_sessions(session, person_id, keep)
        record_staff_event(session, actor, "sessions_ended", person_id, now)
