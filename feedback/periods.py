"""How long each thing is kept: the one table that retention, the models and the data dictionary read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Period:
    """`months` and `days` are the most; neither: kept until something else ends it, which `words` says."""

    words: str
    months: int | None = None
    days: int | None = None


PERIODS: dict[str, Period] = {
    "words": Period("12 months, then deleted", months=12),
    "coded": Period("36 months, then the whole row is deleted", months=36),
    "receipt": Period("12 months, then the code stops working and its key is destroyed", months=12),
    "note": Period("as long as the parent's words: 12 months", months=12),
    "question": Period("12 months, then deleted", months=12),
    "reply": Period("until a publisher deletes it; published replies are the council's own words"),
    "count": Period("36 months, then deleted", months=36),
    "audit": Period("24 months, then deleted below an anchor", months=24),
    "anchor": Period("for good: a number and a hash, nothing of a person"),
    "kind": Period("as long as the demonstration"),
    "person": Period("while the person works here; deleted by an administrator"),
    "session": Period("until it ends or is signed out of; expired ones are deleted each night"),
    "outbox": Period("until it is in the record, minutes as a rule"),
    "withdrawal": Period("35 days, as long as a backup", days=35),
}


def today_in_london() -> date:
    return datetime.now(ZoneInfo("Europe/London")).date()


def month_of(today: date) -> str:
    return f"{today:%Y-%m}"


def month_before(today: date, months: int) -> str:
    """The month that lies `months` back: what was recorded in it, or before, has been kept that long."""
    number = today.year * 12 + today.month - 1 - months
    return f"{number // 12:04}-{number % 12 + 1:02}"


def day_before(today: date, months: int) -> date:
    """The same day `months` back; the last of the month where there is no such day."""
    year, month = map(int, month_before(today, months).split("-"))
    for day in (today.day, 30, 29, 28):
        try:
            return date(year, month, min(day, today.day))
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")
