"""How often a topic was asked, helped or did not, a month: counts only, nothing of a conversation."""

from __future__ import annotations

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped

from feedback.models.base import NO_ORDER, Base, column


class TopicCount(Base):
    __tablename__ = "topic_count"
    __table_args__ = NO_ORDER

    month: Mapped[str] = column(String(7), primary_key=True, what="month", why="trends", keep="count")
    topic: Mapped[str] = column(String(60), primary_key=True, what="topic", why="what parents ask", keep="count")
    kind: Mapped[str] = column(
        String(10), primary_key=True, what="asked, helpful, unhelpful or unanswered", why="what to mend", keep="count"
    )
    count: Mapped[int] = column(Integer, default=0, what="how often", why="what parents ask", keep="count")
