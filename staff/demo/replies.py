"""Invented replies, questions and counts of the assistant's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

from sqlalchemy import Engine

from content.topics import topics
from feedback import replies
from feedback.periods import day_before
from feedback.questions import record_question
from feedback.reviews import ACTED_ON, PUBLISHED
from feedback.store import NeedFilter, fetch_needs
from feedback.tallies import record_tallies

MONTHS = 18
Steps = {
    replies.DRAFT: 0,
    replies.SUBMITTED: 1,
    replies.APPROVED: 2,
    PUBLISHED: 3,
    replies.WITHDRAWN: 4,
}


def add_replies(engine: Engine, written: Sequence[Mapping[str, Any]], today: date, author: str, second: str) -> None:
    for about in written:
        day = day_before(today, about.get("months_ago", 0))
        now, steps = datetime.combine(day, time(10), UTC), Steps[about["state"]]
        reply_id = replies.record_reply(engine, _text(engine, about, day), author=author, now=now)
        if steps >= 1:
            replies.mark_submitted(engine, reply_id, actor=author, now=now)
        if steps >= 2:
            replies.mark_approved(engine, reply_id, approver=second, now=now)
        if steps >= 3:
            replies.mark_published(engine, reply_id, actor=second, today=day, now=now)
        if steps >= 4:
            replies.mark_withdrawn(engine, reply_id, actor=second, now=now)


def _text(engine: Engine, about: Mapping[str, Any], day: date) -> replies.ReplyText:
    answered = NeedFilter(category=about["category"], state=ACTED_ON, to_month=f"{day:%Y-%m}")
    return replies.ReplyText(
        about["title"],
        about["you_said"],
        about["we_did"],
        about["category"],
        about.get("recommendation"),
        tuple(about["topics"]),
        tuple(need.id for need in fetch_needs(engine, limit=12, where=answered)),
    )


def add_questions(engine: Engine, asked: Sequence[Mapping[str, Any]], today: date, chance: Random) -> None:
    for question in asked:
        day = day_before(today, chance.randrange(4))
        record_question(engine, question["words"], question["kind"], day, question.get("topic"))


def add_tallies(engine: Engine, today: date, chance: Random) -> None:
    for back in range(MONTHS):
        day, counts = day_before(today, back), {("-", "unanswered"): chance.randrange(5, 25)}
        for place, topic in enumerate(sorted(topics())):
            asked = chance.randrange(0, 4 + 60 * (1 + place % 7) // 7)
            counts[topic, "asked"] = asked
            counts[topic, "helpful"] = int(asked * chance.uniform(0.2, 0.5))
            counts[topic, "unhelpful"] = int(asked * chance.uniform(0.0, 0.15))
        record_tallies(engine, {key: number for key, number in counts.items() if number}, day)
