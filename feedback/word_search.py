"""Looks for words in what parents wrote. They are sealed, so each is opened, in memory, and none is indexed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select
from sqlalchemy.orm import lazyload, load_only

from feedback.database import reading
from feedback.models import UnmetNeed
from feedback.store import NEWEST, NeedFilter, filtered

# The newest this many are looked through; more would make a reviewer wait.
SEARCHED = 5_000
MOST_FOUND = 50


def fetch_needs_with_words(engine: Engine, asked: str, where: NeedFilter) -> Sequence[UnmetNeed]:
    """The newest needs whose words have every word of `asked` in them, in any case. Hidden ones are left out.

    Who shows them records the event `read_words` for each.
    """
    newest = (
        select(UnmetNeed)
        .where(UnmetNeed.sealed_words.is_not(None))
        .order_by(*NEWEST)
        .limit(SEARCHED)
        .options(
            load_only(UnmetNeed.id, UnmetNeed.sealed_words), lazyload(UnmetNeed.review), lazyload(UnmetNeed.tag_rows)
        )
    )
    terms = asked.casefold().split()
    with reading(engine) as session:
        rows = session.scalars(filtered(newest, where)).all()
        found = [row.id for row in rows if all(term in (row.words or "").casefold() for term in terms)][:MOST_FOUND]
        session.expunge_all()
        whole = select(UnmetNeed).where(UnmetNeed.id.in_(found)).order_by(*NEWEST)
        return [row for row in session.scalars(whole).unique().all() if not row.review.quarantined]
