""" "You said, we did": written by one person, approved by another, published, and taken back if need be."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from feedback.audit import record_event
from feedback.database import reading, writing
from feedback.models import Reply, ReplyNeed, ReplyTopic, Review
from feedback.reviews import ACTED_ON, PUBLISHED, NotAllowedError

DRAFT, SUBMITTED, APPROVED, WITHDRAWN = "draft", "submitted", "approved", "withdrawn"
STATES = (DRAFT, SUBMITTED, APPROVED, PUBLISHED, WITHDRAWN)


@dataclass(frozen=True)
class ReplyText:
    title: str
    you_said: str
    we_did: str
    category: str | None = None
    recommendation: str | None = None
    topics: tuple[str, ...] = ()
    need_ids: tuple[str, ...] = ()


def record_reply(engine: Engine, text: ReplyText, *, author: str, now: datetime) -> str:
    """A new draft; its id."""
    with writing(engine) as session:
        reply = Reply(id=secrets.token_hex(16), state=DRAFT, author_id=author, title="", you_said="", we_did="")
        session.add(reply)
        _fill(session, reply, text)
        record_event(session, author, "reply_draft", subject=("reply", reply.id), now=now)
    return reply.id


def mark_reply_text(engine: Engine, reply_id: str, text: ReplyText, *, author: str, now: datetime) -> None:
    """A change makes it a draft of its last author again, so that what is published was approved as it stands."""
    with writing(engine) as session:
        reply = _reply(session, reply_id, DRAFT, SUBMITTED, APPROVED, WITHDRAWN)
        before, reply.state = reply.state, DRAFT
        reply.author_id, reply.approver_id, reply.published_on = author, None, None
        _fill(session, reply, text)
        record_event(session, author, "reply_draft", subject=("reply", reply_id), before=before, after=DRAFT, now=now)


def mark_submitted(engine: Engine, reply_id: str, *, actor: str, now: datetime) -> None:
    """The draft is ready for a second person to read."""
    with writing(engine) as session:
        reply = _reply(session, reply_id, DRAFT)
        reply.state = SUBMITTED
        record_event(
            session, actor, "reply_submitted", subject=("reply", reply_id), before=DRAFT, after=SUBMITTED, now=now
        )


def mark_approved(engine: Engine, reply_id: str, *, approver: str, now: datetime) -> None:
    """NotAllowedError `same_person` for its author."""
    with writing(engine) as session:
        reply = _reply(session, reply_id, SUBMITTED)
        if approver == reply.author_id:
            raise NotAllowedError("same_person")
        reply.state, reply.approver_id = APPROVED, approver
        record_event(
            session, approver, "reply_approved", subject=("reply", reply_id), before=SUBMITTED, after=APPROVED, now=now
        )


def mark_published(engine: Engine, reply_id: str, *, actor: str, today: date, now: datetime) -> None:
    """The needs it answers are published with it."""
    with writing(engine) as session:
        reply = _reply(session, reply_id, APPROVED)
        reply.state, reply.published_on = PUBLISHED, today
        record_event(
            session, actor, "reply_published", subject=("reply", reply_id), before=APPROVED, after=PUBLISHED, now=now
        )
        _mark_needs(session, reply, PUBLISHED, actor, now)


def mark_withdrawn(engine: Engine, reply_id: str, *, actor: str, now: datetime) -> None:
    """No longer shown. Its needs count as acted on again, unless another published reply answers them."""
    with writing(engine) as session:
        reply = _reply(session, reply_id, PUBLISHED)
        reply.state = WITHDRAWN
        session.flush()
        record_event(
            session, actor, "reply_withdrawn", subject=("reply", reply_id), before=PUBLISHED, after=WITHDRAWN, now=now
        )
        _mark_needs(session, reply, ACTED_ON, actor, now)


def delete_reply(engine: Engine, reply_id: str, *, actor: str, now: datetime) -> None:
    """Not while it is published: it is withdrawn first."""
    with writing(engine) as session:
        reply = _reply(session, reply_id, DRAFT, SUBMITTED, APPROVED, WITHDRAWN)
        before = reply.state
        session.delete(reply)
        record_event(session, actor, "reply_deleted", subject=("reply", reply_id), before=before, now=now)


def fetch_reply(engine: Engine, reply_id: str) -> Reply | None:
    with reading(engine) as session:
        return session.get(Reply, reply_id)


def fetch_replies(engine: Engine, state: str | None = None) -> Sequence[Reply]:
    """Published ones newest first, then by title."""
    found = select(Reply).order_by(Reply.published_on.desc().nulls_last(), Reply.title, Reply.id)
    with reading(engine) as session:
        return session.scalars(found.where(Reply.state == state) if state else found).all()


def fetch_replies_to_topic(engine: Engine, topic: str) -> Sequence[Reply]:
    """The published ones, newest first."""
    found = select(Reply).join(ReplyTopic).where(Reply.state == PUBLISHED, ReplyTopic.topic == topic)
    with reading(engine) as session:
        return session.scalars(found.order_by(Reply.published_on.desc(), Reply.id)).all()


def fetch_replies_to_need(engine: Engine, need_id: str) -> Sequence[Reply]:
    found = select(Reply).join(ReplyNeed).where(ReplyNeed.need_id == need_id).order_by(Reply.title, Reply.id)
    with reading(engine) as session:
        return session.scalars(found).all()


def _reply(session: Session, reply_id: str, *states: str) -> Reply:
    reply = session.get(Reply, reply_id)
    if reply is None:
        raise NotAllowedError("no_such_reply")
    if reply.state not in states:
        raise NotAllowedError("not_from_here")
    return reply


def _fill(session: Session, reply: Reply, text: ReplyText) -> None:
    for name in ("title", "you_said", "we_did", "category", "recommendation"):
        setattr(reply, name, getattr(text, name))
    known = set(session.scalars(select(Review.need_id).where(Review.need_id.in_(text.need_ids))))
    if known != set(text.need_ids):
        raise NotAllowedError("no_such_need")
    reply.topic_rows = [ReplyTopic(reply_id=reply.id, topic=topic) for topic in _each(text.topics)]
    reply.need_rows = [ReplyNeed(reply_id=reply.id, need_id=need_id) for need_id in _each(text.need_ids)]
    session.flush()


def _each(values: Iterable[str]) -> list[str]:
    return sorted(set(values))


def _mark_needs(session: Session, reply: Reply, state: str, actor: str, now: datetime) -> None:
    others = select(ReplyNeed.need_id).join(Reply).where(Reply.state == PUBLISHED, Reply.id != reply.id)
    kept = set(session.scalars(others)) if state == ACTED_ON else set()
    for review in session.scalars(select(Review).where(Review.need_id.in_(reply.need_ids))).all():
        if review.need_id in kept or review.state == state:
            continue
        before, review.state, review.reason = review.state, state, None
        after = {"state": state, "reply": reply.id}
        record_event(session, actor, "state", subject=("need", review.need_id), before=before, after=after, now=now)
