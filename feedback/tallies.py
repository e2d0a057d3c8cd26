"""How often each topic was asked, helped or did not, a month. Numbers only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from feedback.database import reading, writing
from feedback.models import TopicCount

ASKED, HELPFUL, UNHELPFUL, UNANSWERED = "asked", "helpful", "unhelpful", "unanswered"
KINDS = (ASKED, HELPFUL, UNHELPFUL, UNANSWERED)
# Unanswered questions have no topic.
NO_TOPIC = "-"


def record_tally(engine: Engine, topic: str, kind: str, today: date) -> None:
    record_tallies(engine, {(topic, kind): 1}, today)


def record_tallies(engine: Engine, counts: Mapping[tuple[str, str], int], today: date) -> None:
    """Adds to what is there, all in one transaction; rows in one order, so that two writers never wait crosswise."""
    insert: Any = sqlite.insert if engine.dialect.name == "sqlite" else postgresql.insert
    with writing(engine) as session:
        for (topic, kind), number in sorted(counts.items()):
            row = insert(TopicCount).values(month=f"{today:%Y-%m}", topic=topic, kind=kind, count=number)
            more = {"count": TopicCount.count + row.excluded.count}
            session.execute(row.on_conflict_do_update(index_elements=["month", "topic", "kind"], set_=more))


def fetch_tallies(engine: Engine, from_month: str, to_month: str) -> dict[tuple[str, str, str], int]:
    """(month, topic, kind) to how often; months inclusive. Nothing may show them but feedback.statistics."""
    found = select(TopicCount).where(TopicCount.month >= from_month, TopicCount.month <= to_month)
    with reading(engine) as session:
        return {(row.month, row.topic, row.kind): row.count for row in session.scalars(found)}
