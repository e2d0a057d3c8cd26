"""An unmet need: one row for each that a parent chose to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, relationship

from feedback.models.base import NO_ORDER, Base, column, random_id
from feedback.sealing import Sealed

if TYPE_CHECKING:
    from feedback.models.review import NeedTag, Review

CODED = {"keep": "coded", "personal": "coded"}


class UnmetNeed(Base):
    __tablename__ = "unmet_need"
    # Tables are counted from this index alone (feedback/counting.py).
    __table_args__ = (
        Index("ix_unmet_need_counted", "month", "category", "area", "stage", "age_band", "area_of_need", "sub"),
        # Lists are read from this one, and so is the oldest month that waits.
        Index("ix_unmet_need_newest", "month", "id"),
        NO_ORDER,
    )

    id: Mapped[str] = random_id("coded")
    form_key: Mapped[str] = column(
        String(64),
        unique=True,
        what="keyed hash of the form's random id",
        why="a form sent twice makes one row",
        keep="coded",
        personal="key",
    )
    receipt_key: Mapped[str | None] = column(
        String(64),
        unique=True,
        what="keyed hash of the receipt code",
        why="the parent can see the state or withdraw, without a name",
        keep="receipt",
        personal="key",
    )
    month: Mapped[str] = column(String(7), what="month, never the day", why="trends; retention", **CODED)
    category: Mapped[str] = column(String(3), what="kind of need, U01 to U14", why="what is missing", **CODED)
    sub: Mapped[str | None] = column(String(20), what="finer kind", why="what is missing", **CODED)
    second_category: Mapped[str | None] = column(String(3), what="second kind", why="what is missing too", **CODED)
    area_of_need: Mapped[str | None] = column(
        String(4), what="one of four areas of the SEND Code of Practice", why="which services", **CODED
    )
    stage: Mapped[str | None] = column(String(12), what="how far the family is", why="where help fails", **CODED)
    age_band: Mapped[str | None] = column(String(5), what="one of four bands, never an age", why="which years", **CODED)
    area: Mapped[str | None] = column(
        String(9), what="first half of a postcode, or elsewhere", why="where the gap is", **CODED
    )
    sealed_words: Mapped[str | None] = column(
        "words",
        Text,
        what="the parent's own words, strictly redacted, seen by the parent before sending",
        why="what no category says",
        keep="words",
        personal="words",
    )
    words = Sealed("words")
    channel: Mapped[str] = column(
        String(10), what="web, terminal or the messaging service", why="who is reached", **CODED
    )
    language: Mapped[str] = column(String(5), default="en", what="language of the words", why="who is reached", **CODED)

    review: Mapped[Review] = relationship(back_populates="need", lazy="joined", passive_deletes=True)
    tag_rows: Mapped[list[NeedTag]] = relationship(lazy="selectin", passive_deletes=True, order_by="NeedTag.tag")

    @property
    def tags(self) -> list[str]:
        return [row.tag for row in self.tag_rows]
