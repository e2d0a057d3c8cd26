"""Questions that had no good answer, kept when a parent says yes to that one, for the list of answers to write."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Engine, func, select

from feedback.audit import record_event
from feedback.database import reading, writing
from feedback.models import Question
from feedback.reviews import NotAllowedError
from privacy.redact import redact

UNANSWERED, UNHELPFUL = "unanswered", "unhelpful"
NEW, ANSWERED, DISMISSED = "new", "answered", "dismissed"
STATES = (NEW, ANSWERED, DISMISSED)
MOST = 200


def record_question(engine: Engine, words: str, kind: str, today: date, topic: str | None = None) -> None:
    """Redacted strictly here, whatever was done before; if that fails nothing is kept and the error is raised."""
    question = Question(id=secrets.token_hex(16), month=f"{today:%Y-%m}", kind=kind, topic=topic, state=NEW)
    question.words = redact(words, strict=True).text
    with writing(engine) as session:
        session.add(question)


def fetch_questions(engine: Engine, state: str | None = NEW, limit: int = MOST, offset: int = 0) -> Sequence[Question]:
    """Newest month first, in no order within it. Who shows them calls `record_questions_read`."""
    found = select(Question).order_by(Question.month.desc(), Question.id).limit(limit).offset(offset)
    with reading(engine) as session:
        return session.scalars(found.where(Question.state == state) if state else found).all()


def record_questions_read(engine: Engine, *, actor: str, now: datetime) -> None:
    """Called by whatever shows questions, before it does."""
    with writing(engine) as session:
        record_event(session, actor, "read_questions", subject=("question", "all"), now=now)


def count_questions(engine: Engine, state: str | None = NEW) -> int:
    counted = select(func.count()).select_from(Question)
    with reading(engine) as session:
        return session.scalar(counted.where(Question.state == state) if state else counted) or 0


def mark_question(engine: Engine, question_id: str, state: str, *, actor: str, now: datetime) -> None:
    if state not in STATES:
        raise NotAllowedError("not_from_here")
    with writing(engine) as session:
        question = session.get(Question, question_id)
        if question is None:
            raise NotAllowedError("no_such_question")
        before, question.state = question.state, state
        record_event(session, actor, "question", subject=("question", question_id), before=before, after=state, now=now)
