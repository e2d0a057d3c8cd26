"""What the stores of staff share: a person as pages see them, roles as they are held, what the audit is told."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from feedback.audit import record_event
from feedback.models import Person, StaffSession


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
