"""Who did what to the record, in a chain of hashes that shows every later change. Never a word of a parent."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped

from feedback.models.base import Base, column

HASH = String(64)
CHAIN = "shows when something was changed"


class AuditEntry(Base):
    """Append-only: triggers forbid the rest. `detail_digest` stands for a detail that may be erased."""

    __tablename__ = "audit"

    seq: Mapped[int] = column(
        Integer, primary_key=True, autoincrement=False, what="place in the chain", why=CHAIN, keep="audit"
    )
    at: Mapped[str] = column(
        String(20),
        what="time in UTC; only the day for what a parent did",
        why="who did what when",
        keep="audit",
        personal="staff",
    )
    actor: Mapped[str] = column(
        String(40),
        index=True,
        what="id of a person, or parent, retention, command",
        why="who did it",
        keep="audit",
        personal="staff",
    )
    action: Mapped[str] = column(String(40), what="code of what was done", why="what was done", keep="audit")
    detail_digest: Mapped[str] = column(HASH, what="salted hash of the detail", why=CHAIN, keep="audit")
    prev: Mapped[str] = column(HASH, unique=True, what="hash of the entry before", why=CHAIN, keep="audit")
    hash: Mapped[str] = column(HASH, what="hash of this entry and the one before", why=CHAIN, keep="audit")


class AuditDetail(Base):
    """Apart from its entry, so that it can go when a parent withdraws while the chain holds."""

    __tablename__ = "audit_detail"

    seq: Mapped[int] = column(
        Integer,
        ForeignKey("audit.seq", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        what="the entry it belongs to",
        why="joins the two",
        keep="audit",
    )
    subject: Mapped[str] = column(
        String(80),
        index=True,
        what="kind and id of what it was done to",
        why="found again when that goes",
        keep="audit",
        personal="key",
    )
    salt: Mapped[str] = column(
        String(32), what="random", why="the digest of an erased detail cannot be guessed", keep="audit"
    )
    detail: Mapped[str] = column(
        Text, what="JSON: subject, codes before and after", why="what was changed", keep="audit", personal="key"
    )


class AuditAnchor(Base):
    """The hash at which the chain begins once older entries are deleted."""

    __tablename__ = "audit_anchor"

    seq: Mapped[int] = column(
        Integer, primary_key=True, autoincrement=False, what="last entry deleted", why=CHAIN, keep="anchor"
    )
    hash: Mapped[str] = column(HASH, what="its hash", why=CHAIN, keep="anchor")
