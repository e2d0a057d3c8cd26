"""Signing in by the council's own accounts: it says who somebody is and what they may do, anew at each sign-in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.database import writing
from feedback.models import Person
from feedback.people import EmailTakenError
from feedback.sign_in import begin, locked_row
from feedback.staff_rows import joined, listed, record_staff_event

# The actor in the audit of what the council's own sign-in changes.
OPENID = "openid"


class ClosedError(ValueError):
    """An administrator has closed this account."""


@dataclass(frozen=True)
class Known:
    """Whom the council's sign-in says this is. `subject` names them for good; name and e-mail may change."""

    subject: str
    name: str
    email: str
    roles: frozenset[str]


def mark_signed_in_by_openid(engine: Engine, known: Known, now: float) -> str:
    """The cookie of a new session; the person is added at their first. Name and roles are what the council says today.

    Found by subject only: an e-mail address in a token is no proof of who someone is.
    """
    try:
        with writing(engine) as session:
            person = session.scalar(locked_row().where(Person.oidc_subject == known.subject))
            if person is None:
                person = _added(session, known, now)
            if not person.active:
                raise ClosedError
            before, after = listed(person.roles), sorted(known.roles)
            person.name, person.email, person.roles = known.name, known.email.lower(), joined(after)
            if before != after:
                record_staff_event(session, OPENID, "roles_changed", person.id, now, before=before, after=after)
            return begin(session, person, now)
    except IntegrityError:
        raise EmailTakenError from None


def _added(session: Session, known: Known, now: float) -> Person:
    roles = joined(known.roles)
    person = Person(
        id=secrets.token_hex(16), name=known.name, email=known.email.lower(), roles=roles, failed=0, active=True
    )
    person.oidc_subject = known.subject
    session.add(person)
    session.flush()
    record_staff_event(session, OPENID, "person_added", person.id, now, after=listed(roles))
    return person
