"""The record in a terminal: `python -m feedback.listing`; `make record`. Kinds by their codes (data/needs.yml)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import UTC, datetime

from feedback.database import engine
from feedback.models import UnmetNeed
from feedback.reviews import record_read
from feedback.settings import SettingsError
from feedback.store import count_needs, fetch_needs

OPTIONAL = ("sub", "second_category", "area_of_need", "stage", "age_band", "area", "channel")


def lines(rows: Iterable[UnmetNeed]) -> Iterable[str]:
    for row in rows:
        details = [f"{name.replace('_', ' ')}: {value}" for name in OPTIONAL if (value := getattr(row, name))]
        yield f"{row.month}  {row.category}"
        yield f"         {' · '.join(details)}"
        for line in textwrap.wrap(shown_words(row), 90):
            yield f"         | {line}"


def shown_words(row: UnmetNeed) -> str:
    if row.review is not None and row.review.quarantined:
        return "(hidden by a reviewer)"
    return row.words or "(no words)"


def main() -> None:
    try:
        rows = fetch_needs(engine())
        record_read(engine(), [row.id for row in rows], actor="command", now=datetime.now(UTC))
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    print(f"{count_needs(engine())} records of unmet need")
    print("\n".join(lines(rows)))


if __name__ == "__main__":
    main()
