"""What the council does with a need: its state, tags and notes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, relationship

from feedback.models.base import NO_ORDER, Base, column, random_id
from feedback.sealing import Sealed

if TYPE_CHECKING:
    from feedback.models.need import UnmetNeed


def need_id(**options: bool) -> Mapped[str]:
    return column(
        String(32),
        ForeignKey("unmet_need.id", ondelete="CASCADE"),
        what="the need it belongs to",
        why="goes with the need",
        keep="coded",
        personal="key",
        **options,
    )


class Review(Base):
    """Made with its need, in one transaction."""

    __tablename__ = "review"
    __table_args__ = NO_ORDER

    need_id: Mapped[str] = need_id(primary_key=True)
    state: Mapped[str] = column(
        String(12),
        default="new",
        index=True,
        what="new … published, or no_action",
        why="nothing is forgotten",
        keep="coded",
    )
    reason: Mapped[str | None] = column(
        String(30), what="code of why there is no action", why="an honest answer", keep="coded"
    )
    assignee_id: Mapped[str | None] = column(
        String(32),
        ForeignKey("person.id", ondelete="SET NULL"),
        what="who looks after it",
        why="somebody does",
        keep="coded",
        personal="staff",
    )
    service: Mapped[str | None] = column(String(40), what="code of the service asked", why="who acts", keep="coded")
    recommendation: Mapped[str | None] = column(
        String(20), what="code of the peer review's recommendation", why="progress on them", keep="coded"
    )
    quarantined: Mapped[bool] = column(
        Boolean,
        default=False,
        index=True,
        what="hidden because personal detail was left in",
        why="nobody reads on",
        keep="coded",
    )

    need: Mapped[UnmetNeed] = relationship(back_populates="review")


class NeedTag(Base):
    __tablename__ = "need_tag"
    __table_args__ = NO_ORDER

    need_id: Mapped[str] = need_id(primary_key=True)
    tag: Mapped[str] = column(
        String(30), primary_key=True, what="a reviewer's own label", why="finds needs that are alike", keep="coded"
    )


class Note(Base):
    __tablename__ = "note"
    __table_args__ = NO_ORDER

    id: Mapped[str] = random_id("note")
    need_id: Mapped[str] = need_id(index=True)
    author_id: Mapped[str | None] = column(
        String(32),
        ForeignKey("person.id", ondelete="SET NULL"),
        what="who wrote it",
        why="whom to ask",
        keep="note",
        personal="staff",
    )
    made_on: Mapped[date] = column(Date, what="day it was written", why="what came when", keep="note")
    sealed_words: Mapped[str] = column(
        "words", Text, what="the note, strictly redacted", why="work on the need", keep="note", personal="words"
    )
    words = Sealed("words")
