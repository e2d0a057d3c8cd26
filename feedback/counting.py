"""How many needs there are of each kind, a month: the true counts behind every table. Nothing may show them but
feedback.statistics. Needs in quarantine are not counted."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Engine, func, select

from feedback.database import reading
from feedback.frames import Span
from feedback.models import Review, UnmetNeed
from feedback.store import column_of

# What a table may have beside categories.
DIMENSIONS = ("area", "stage", "age_band", "area_of_need", "sub")
Counts = Counter[tuple[str, str, str | None]]


def count_needs_of(engine: Engine, span: Span, dimension: str | None = None) -> Counts:
    """(month, category, value of the dimension) to how many; the value is None without one, and where none is said."""
    if dimension is not None and dimension not in DIMENSIONS:
        raise ValueError(f"{dimension} is no dimension of a table")
    columns = [UnmetNeed.month, UnmetNeed.category, *([column_of(dimension)] if dimension else [])]
    counted = (
        select(*columns, func.count())
        .where(UnmetNeed.month >= span.first, UnmetNeed.month <= span.last)
        .where(UnmetNeed.id.not_in(select(Review.need_id).where(Review.quarantined)))
        .group_by(*columns)
    )
    with reading(engine) as session:
        rows = session.execute(counted).all()
    return Counter({(row[0], row[1], row[2] if dimension else None): row[-1] for row in rows})
