"""A question that had no good answer, kept only because the parent said yes to that one."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped

from feedback.models.base import NO_ORDER, Base, column, random_id
from feedback.sealing import Sealed


class Question(Base):
    __tablename__ = "unanswered_question"
    __table_args__ = NO_ORDER

    id: Mapped[str] = random_id("question")
    month: Mapped[str] = column(String(7), what="month, never the day", why="retention", keep="question")
    sealed_words: Mapped[str] = column(
        "words", Text, what="the question, strictly redacted", why="answers to write", keep="question", personal="words"
    )
    words = Sealed("words")
    kind: Mapped[str] = column(String(10), what="unanswered or unhelpful", why="what went wrong", keep="question")
    topic: Mapped[str | None] = column(
        String(60), what="topic of the answer that did not help", why="which answer to mend", keep="question"
    )
    state: Mapped[str] = column(
        String(10),
        default="new",
        index=True,
        what="new, answered or dismissed",
        why="nothing is forgotten",
        keep="question",
    )
