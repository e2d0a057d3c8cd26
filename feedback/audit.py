"""Who did what, in a chain: each entry's hash is that of the entry before it and its own canonical JSON."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, delete, select, text
from sqlalchemy.orm import Session

from feedback.database import reading, writes
from feedback.models import AuditAnchor, AuditDetail, AuditEntry

FIRST = "0" * 64
ONE_AT_A_TIME = 7_201_102
MOST = 200
Subject = tuple[str, str]
Codes = str | bool | None | Sequence[str] | Mapping[str, Any]
_CODE = re.compile(r"[\w.:@+/-]{0,80}")


def record_event(
    session: Session,
    actor: str,
    action: str,
    *,
    subject: Subject,
    before: Codes = None,
    after: Codes = None,
    now: datetime | date,
) -> None:
    """Part of the session's transaction: what is done and that it was done are written together or not at all.

    `subject` is kind and id. `before` and `after` hold codes and ids, never words: words raise ValueError. `now` is
    a day, not a time, for what a parent did.
    """
    _take_turn(session)
    seq, prev = _head(session)
    salt, detail = secrets.token_hex(16), canonical(_detail(subject, before, after))
    digest = digest_of(salt, detail)
    entry = AuditEntry(seq=seq + 1, at=_written(now), actor=actor, action=action, detail_digest=digest, prev=prev)
    entry.hash = hash_of(entry)
    session.add(entry)
    session.flush()
    session.add(AuditDetail(seq=entry.seq, subject=":".join(subject), salt=salt, detail=detail))
    session.flush()


def _take_turn(session: Session) -> None:
    """Two writers must not follow the same entry. SQLite's write lock is taken when a writing session begins."""
    connection = session.connection()
    if not writes(connection):
        raise RuntimeError("an event is recorded in a session of feedback.database.writing")
    if connection.dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": ONE_AT_A_TIME})


def _head(session: Session) -> tuple[int, str]:
    newest = select(AuditEntry.seq, AuditEntry.hash).order_by(AuditEntry.seq.desc()).limit(1)
    anchor = select(AuditAnchor.seq, AuditAnchor.hash).order_by(AuditAnchor.seq.desc()).limit(1)
    row = session.execute(newest).first() or session.execute(anchor).first()
    return (row.seq, row.hash) if row else (0, FIRST)


def _detail(subject: Subject, before: Codes, after: Codes) -> dict[str, Any]:
    detail = {"subject": list(subject), "before": before, "after": after}
    if not all(_CODE.fullmatch(value) for value in _texts(detail)):
        raise ValueError("an event holds codes and ids only")
    return detail


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    return [found for each in value for found in _texts(each)] if isinstance(value, list | tuple) else []


def _written(now: datetime | date) -> str:
    if isinstance(now, datetime):
        return f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"{now:%Y-%m-%d}"


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest_of(salt: str, detail: str) -> str:
    return hashlib.sha256(f"{salt}{detail}".encode()).hexdigest()


def hash_of(entry: AuditEntry) -> str:
    fields = ("seq", "at", "actor", "action", "detail_digest")
    own = canonical({name: getattr(entry, name) for name in fields})
    return hashlib.sha256(f"{entry.prev}{own}".encode()).hexdigest()


def delete_details(session: Session, subject: Subject) -> None:
    """What was done to the subject is forgotten; that something was done stays in the chain."""
    session.execute(delete(AuditDetail).where(AuditDetail.subject == ":".join(subject)))


def fetch_events(
    engine: Engine, *, subject: Subject | None = None, actor: str | None = None, limit: int = MOST, offset: int = 0
) -> list[tuple[AuditEntry, dict[str, Any] | None]]:
    """Newest first; the detail is None where it was erased."""
    found = select(AuditEntry, AuditDetail.detail).outerjoin(AuditDetail).order_by(AuditEntry.seq.desc())
    if subject is not None:
        found = found.where(AuditDetail.subject == ":".join(subject))
    if actor is not None:
        found = found.where(AuditEntry.actor == actor)
    with reading(engine) as session:
        rows = session.execute(found.limit(limit).offset(offset)).all()
    return [(entry, json.loads(detail) if detail else None) for entry, detail in rows]
