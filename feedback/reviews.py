"""What the council does with a need. Every change is audited in the transaction that makes it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from feedback.audit import record_event
from feedback.database import reading, writing
from feedback.models import NeedTag, Note, Review
from privacy.redact import redact

NEW, SEEN, NEEDS_ACTION, WITH_SERVICE = "new", "seen", "needs_action", "with_service"
ACTED_ON, PUBLISHED, NO_ACTION = "acted_on", "published", "no_action"
# From a state to those that may follow it. A reply alone leads to `published` and back (feedback/replies.py).
NEXT: dict[str, tuple[str, ...]] = {
    NEW: (SEEN,),
    SEEN: (NEEDS_ACTION, WITH_SERVICE, ACTED_ON, NO_ACTION),
    NEEDS_ACTION: (WITH_SERVICE, ACTED_ON, NO_ACTION),
    WITH_SERVICE: (NEEDS_ACTION, ACTED_ON, NO_ACTION),
    ACTED_ON: (NEEDS_ACTION,),
    PUBLISHED: (),
    NO_ACTION: (NEEDS_ACTION,),
}
STATES = tuple(NEXT)
TAG = re.compile(r"[a-z0-9][a-z0-9-]{0,29}")


class NotAllowedError(ValueError):
    """The record does not allow this; `reason` is a code for whoever says so in words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def mark_state(
    engine: Engine, need_id: str, state: str, *, actor: str, now: datetime, reason: str | None = None
) -> None:
    """NotAllowedError: `no_such_need`, `not_from_here`, or `reason_missing` (no action needs a reason's code)."""
    with writing(engine) as session:
        review = _review(session, need_id)
        if state not in NEXT[review.state]:
            raise NotAllowedError("not_from_here")
        if state == NO_ACTION and not reason:
            raise NotAllowedError("reason_missing")
        before = review.state
        review.state, review.reason = state, reason if state == NO_ACTION else None
        after = {"state": state, "reason": review.reason}
        record_event(session, actor, "state", subject=("need", need_id), before=before, after=after, now=now)


def mark_assignee(engine: Engine, need_id: str, person_id: str | None, *, actor: str, now: datetime) -> None:
    _mark(engine, need_id, "assignee_id", person_id, actor=actor, now=now)


def mark_service(engine: Engine, need_id: str, service: str | None, *, actor: str, now: datetime) -> None:
    _mark(engine, need_id, "service", service, actor=actor, now=now)


def mark_recommendation(engine: Engine, need_id: str, code: str | None, *, actor: str, now: datetime) -> None:
    _mark(engine, need_id, "recommendation", code, actor=actor, now=now)


def mark_quarantined(engine: Engine, need_id: str, quarantined: bool, *, actor: str, now: datetime) -> None:
    _mark(engine, need_id, "quarantined", quarantined, actor=actor, now=now)


def _mark(engine: Engine, need_id: str, field: str, value: Any, *, actor: str, now: datetime) -> None:
    with writing(engine) as session:
        review = _review(session, need_id)
        before = getattr(review, field)
        if before == value:
            return
        setattr(review, field, value)
        record_event(session, actor, field, subject=("need", need_id), before=before, after=value, now=now)


def mark_words(engine: Engine, need_id: str, words: str | None, *, actor: str, now: datetime) -> None:
    """Replaces the words of a need, when personal detail was left in them. What they were is not kept."""
    with writing(engine) as session:
        need = _review(session, need_id).need
        need.words = None if words is None else redact(words, strict=True).text
        record_event(session, actor, "words_replaced", subject=("need", need_id), now=now)


def record_note(engine: Engine, need_id: str, words: str, *, author: str, today: date, now: datetime) -> str:
    """The note's id. Its words are redacted strictly before anything is written."""
    note = Note(id=secrets.token_hex(16), need_id=need_id, author_id=author, made_on=today)
    note.words = redact(words, strict=True).text
    with writing(engine) as session:
        _review(session, need_id)
        session.add(note)
        record_event(session, author, "note", subject=("need", need_id), after={"note": note.id}, now=now)
    return note.id


def fetch_notes(engine: Engine, need_id: str) -> Sequence[Note]:
    oldest = select(Note).where(Note.need_id == need_id).order_by(Note.made_on, Note.id)
    with reading(engine) as session:
        return session.scalars(oldest).all()


def delete_note(engine: Engine, note_id: str, *, actor: str, now: datetime) -> None:
    with writing(engine) as session:
        note = session.get(Note, note_id)
        if note is not None:
            session.delete(note)
            subject = ("need", note.need_id)
            record_event(session, actor, "note_deleted", subject=subject, before={"note": note_id}, now=now)


def record_tag(engine: Engine, need_id: str, tag: str, *, actor: str, now: datetime) -> None:
    """A tag is a code of small letters, digits and dashes, so that it cannot carry a sentence."""
    if not TAG.fullmatch(tag) or redact(tag.replace("-", " "), strict=True).kinds:
        raise NotAllowedError("not_a_tag")
    with writing(engine) as session:
        _review(session, need_id)
        if session.get(NeedTag, (need_id, tag)) is None:
            session.add(NeedTag(need_id=need_id, tag=tag))
            record_event(session, actor, "tag", subject=("need", need_id), after=tag, now=now)


def delete_tag(engine: Engine, need_id: str, tag: str, *, actor: str, now: datetime) -> None:
    with writing(engine) as session:
        row = session.get(NeedTag, (need_id, tag))
        if row is not None:
            session.delete(row)
            record_event(session, actor, "tag_deleted", subject=("need", need_id), before=tag, now=now)


def fetch_tags(engine: Engine) -> dict[str, int]:
    """Every tag in use, and how many needs have it."""
    counted = select(NeedTag.tag, func.count().label("needs")).group_by(NeedTag.tag).order_by(NeedTag.tag)
    with reading(engine) as session:
        return {row.tag: row.needs for row in session.execute(counted)}


def record_read(engine: Engine, need_ids: Sequence[str], *, actor: str, now: datetime) -> None:
    """Called by whatever shows a need's words, before it does."""
    with writing(engine) as session:
        for need_id in need_ids:
            record_event(session, actor, "read_words", subject=("need", need_id), now=now)


def _review(session: Session, need_id: str) -> Review:
    review = session.get(Review, need_id)
    if review is None:
        raise NotAllowedError("no_such_need")
    return review
