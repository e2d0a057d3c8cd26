"""The record: one row for each unmet need a parent chose to send. What is not a column is not kept.

Never here: name, school, diagnosis, age in years, ward, day, conversation id, address of any kind.
"""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class UnmetNeed(Base):
    __tablename__ = "unmet_need"
    # No rowid on SQLite: a hidden counter would keep the order in which records came in.
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy declares it so)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)  # random, so it says nothing of order
    form_key: Mapped[str] = mapped_column(String(64), unique=True)  # keyed hash of the form's random id
    receipt_key: Mapped[str | None] = mapped_column(String(64), unique=True)  # keyed hash of the receipt code
    month: Mapped[str] = mapped_column(String(7))  # 2026-11, never the day
    category: Mapped[str] = mapped_column(String(3))
    sub: Mapped[str | None] = mapped_column(String(20))
    second_category: Mapped[str | None] = mapped_column(String(3))
    area_of_need: Mapped[str | None] = mapped_column(String(4))
    stage: Mapped[str | None] = mapped_column(String(12))
    age_band: Mapped[str | None] = mapped_column(String(5))
    area: Mapped[str | None] = mapped_column(String(9))
    words: Mapped[str | None] = mapped_column(Text)  # redacted, strictly; seen by the parent before sending
    channel: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(5), default="en")
