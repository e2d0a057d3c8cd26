"""The audit as people look through it: by who, what and when, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, func, select

from feedback.audit import record_event
from feedback.database import reading, writing
from feedback.models import AuditDetail, AuditEntry


@dataclass(frozen=True)
class AuditFilter:
    actor: str | None = None
    action: str | None = None
    month: str | None = None  # 2026-11


@dataclass(frozen=True)
class AuditRow:
    """`kind` and `id` say what it was done to; None, as before and after, where the detail was erased."""

    seq: int
    at: str
    actor: str
    action: str
    kind: str | None
    id: str | None
    before: Any
    after: Any


def fetch_audit(engine: Engine, where: AuditFilter, limit: int, offset: int) -> list[AuditRow]:
    """Newest first."""
    found = select(AuditEntry, AuditDetail.detail).outerjoin(AuditDetail).order_by(AuditEntry.seq.desc())
    with reading(engine) as session:
        rows = session.execute(_filtered(found, where).limit(limit).offset(offset)).all()
    return [_row(entry, json.loads(detail) if detail else {}) for entry, detail in rows]


def count_audit(engine: Engine, where: AuditFilter) -> int:
    with reading(engine) as session:
        return session.scalar(_filtered(select(func.count()).select_from(AuditEntry), where)) or 0


def record_verified(engine: Engine, actor: str, whole: bool, now: float) -> None:
    """That somebody checked the chain, and what came of it, is part of the chain."""
    with writing(engine) as session:
        found = "whole" if whole else "changed"
        then = datetime.fromtimestamp(now, UTC)
        record_event(session, actor, "audit_verified", subject=("audit", "all"), after=found, now=then)


def _filtered(query: Any, where: AuditFilter) -> Any:
    if where.actor:
        query = query.where(AuditEntry.actor == where.actor)
    if where.action:
        query = query.where(AuditEntry.action == where.action)
    if where.month:
        query = query.where(AuditEntry.at.startswith(f"{where.month}-", autoescape=True))
    return query


def _row(entry: AuditEntry, detail: Mapping[str, Any]) -> AuditRow:
    kind, subject_id = detail.get("subject") or (None, None)
    return AuditRow(
        entry.seq, entry.at, entry.actor, entry.action, kind, subject_id, detail.get("before"), detail.get("after")
    )
