"""What is kept, how long, since when, under which keys: evidence for data protection. No words, no small numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from starlette.responses import Response

from feedback.kept import count_kept, count_sealed, fetch_last_deletion
from feedback.periods import PERIODS
from feedback.statistics import Mark, Rule, number
from staff.visit import Visit
from staff.words import words

# Of staff and of the site itself: exact. What stems from parents: small numbers are hidden, as on every page.
OF_STAFF = ("audit", "person", "session", "sessions", "invitations")
LATE_SECONDS = 36 * 60 * 60


@dataclass(frozen=True)
class Row:
    name: str
    period: str
    count: str
    since: str | None


def show(visit: Visit) -> Response:
    kept, names = count_kept(visit.engine), words("kept")
    rows = [
        Row(
            names[name],
            period.words,
            shown(name, kept[name].count) if name in kept else "",
            kept[name].since if name in kept else None,
        )
        for name, period in PERIODS.items()
    ]
    last = fetch_last_deletion(visit.engine)
    return visit.render(
        "data_protection.html",
        rows=rows,
        last=last,
        late=last is None or datetime.fromisoformat(last.at).timestamp() < visit.now - LATE_SECONDS,
        deleted=[(names[name], shown(name, count)) for name, count in (last.after if last else {}).items() if count],
        keys=count_sealed(visit.engine),
    )


def shown(name: str, count: int) -> str:
    if name in OF_STAFF:
        return f"{count:,}"
    may_show = number(count, Rule.inside)
    return words("numbers")["few"] if may_show.mark is Mark.few else f"{may_show.value:,}"
