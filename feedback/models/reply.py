""" "You said, we did": what the council answers in public, and to which needs and topics."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, relationship

from feedback.models.base import NO_ORDER, Base, column, random_id
from feedback.models.review import need_id


def person(what: str) -> Mapped[str | None]:
    return column(
        String(32),
        ForeignKey("person.id", ondelete="SET NULL"),
        what=what,
        why="two people stand behind what is published",
        keep="reply",
        personal="staff",
    )


def reply_id() -> Mapped[str]:
    return column(
        String(32),
        ForeignKey("reply.id", ondelete="CASCADE"),
        primary_key=True,
        what="the reply",
        why="joins the two",
        keep="reply",
        personal="key",
    )


class ReplyTopic(Base):
    __tablename__ = "reply_topic"
    __table_args__ = NO_ORDER

    reply_id: Mapped[str] = reply_id()
    topic: Mapped[str] = column(
        String(60), primary_key=True, what="topic of the assistant", why="shown beside that answer", keep="reply"
    )


class ReplyNeed(Base):
    __tablename__ = "reply_need"
    __table_args__ = NO_ORDER

    reply_id: Mapped[str] = reply_id()
    need_id: Mapped[str] = need_id(primary_key=True, index=True)


class Reply(Base):
    __tablename__ = "reply"
    __table_args__ = NO_ORDER

    id: Mapped[str] = random_id("reply")
    state: Mapped[str] = column(
        String(10),
        default="draft",
        index=True,
        what="draft, submitted, approved, published, withdrawn",
        why="two people agree",
        keep="reply",
    )
    category: Mapped[str | None] = column(
        String(3), what="kind of need it answers", why="where it is shown", keep="reply"
    )
    recommendation: Mapped[str | None] = column(
        String(20), what="code of the recommendation it carries out", why="progress on them", keep="reply"
    )
    title: Mapped[str] = column(String(120), what="its heading", why="for the public", keep="reply")
    you_said: Mapped[str] = column(
        Text, what="what parents said, in the council's words", why="for the public", keep="reply"
    )
    we_did: Mapped[str] = column(Text, what="what the council did", why="for the public", keep="reply")
    author_id: Mapped[str | None] = person("who wrote it")
    approver_id: Mapped[str | None] = person("who approved it, never its author")
    published_on: Mapped[date | None] = column(Date, what="day it was published", why="for the public", keep="reply")

    topic_rows: Mapped[list[ReplyTopic]] = relationship(
        lazy="selectin", passive_deletes=True, cascade="all, delete-orphan", order_by=ReplyTopic.topic
    )
    need_rows: Mapped[list[ReplyNeed]] = relationship(
        lazy="selectin", passive_deletes=True, cascade="all, delete-orphan", order_by=ReplyNeed.need_id
    )

    @property
    def topics(self) -> list[str]:
        return [row.topic for row in self.topic_rows]

    @property
    def need_ids(self) -> list[str]:
        return [row.need_id for row in self.need_rows]
