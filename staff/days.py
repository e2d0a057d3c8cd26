"""Days and months as the council's clock and its people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")


def moment_of(now: float) -> datetime:
    return datetime.fromtimestamp(now, UTC)


def today(now: float) -> date:
    return moment_of(now).astimezone(HERE).date()


def month_in_words(month: str, short: bool = False) -> str:
    """October 2026, or Oct 26"""
    first = date.fromisoformat(f"{month}-01")
    return f"{first:%b %y}" if short else f"{first:%B %Y}"


def months_in_words(first: str, last: str) -> str:
    """April to October 2026"""
    if first == last:
        return month_in_words(first)
    begin = month_in_words(first)
    return f"{begin.removesuffix(last[:4]).strip()} to {month_in_words(last)}"


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
