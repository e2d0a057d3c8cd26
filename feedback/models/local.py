"""What lies on this machine beside the record: needs that wait for it, and which were withdrawn lately."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped

from feedback.models.base import NO_ORDER, column
from feedback.sealing import Sealed


class LocalBase(DeclarativeBase):
    pass


class Waiting(LocalBase):
    """A need that could not be written into the record, sealed, until it can."""

    __tablename__ = "waiting"
    __table_args__ = NO_ORDER

    id: Mapped[str] = column(
        "form_key",
        String(64),
        primary_key=True,
        what="keyed hash of the form's random id",
        why="delivered once",
        keep="outbox",
        personal="key",
    )
    receipt_key: Mapped[str] = column(
        String(64),
        unique=True,
        what="keyed hash of the receipt code",
        why="the parent can see or withdraw it while it waits",
        keep="outbox",
        personal="key",
    )
    sealed_need: Mapped[str] = column(
        "need",
        Text,
        what="the whole need, strictly redacted, with its month",
        why="it is added to the record when that can be reached again",
        keep="outbox",
        personal="words",
    )
    need = Sealed("need", strict=True)


class Withdrawal(LocalBase):
    """A restored backup must not bring back what a parent withdrew after it was made."""

    __tablename__ = "withdrawal"
    __table_args__ = NO_ORDER

    receipt_key: Mapped[str] = column(
        String(64),
        primary_key=True,
        what="keyed hash of the receipt code of a need that is gone",
        why="removed again after a backup is restored",
        keep="withdrawal",
        personal="key",
    )
    day: Mapped[date] = column(
        Date, what="day of the withdrawal", why="forgotten when no backup is that old", keep="withdrawal"
    )
