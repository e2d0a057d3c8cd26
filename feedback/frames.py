"""The stretches of time that tables speak of: the council's year, April to March, as far as its months are whole.

Frames never overlap but by growing, and all tables of one frame count the same records. So their totals agree, and
nobody learns a number by taking one frame from another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from feedback.periods import PERIODS, month_before, month_of

FIRST_MONTH = 4
QUARTERS = ("Q1", "Q2", "Q3", "Q4")


@dataclass(frozen=True, order=True)
class Span:
    """The first `months` months of a year; the year 2026 begins in April 2026."""

    year: int
    months: int

    def __post_init__(self) -> None:
        if not 1 <= self.months <= 12:
            raise ValueError("a span has 1 to 12 months")

    @property
    def first(self) -> str:
        return months_of(self.year)[0]

    @property
    def last(self) -> str:
        return months_of(self.year)[self.months - 1]

    @property
    def whole(self) -> bool:
        return self.months == 12

    @property
    def name(self) -> str:
        """2026/27"""
        return f"{self.year}/{(self.year + 1) % 100:02}"

    def counted(self) -> tuple[str, ...]:
        return months_of(self.year)[: self.months]

    def to_quarter_before(self) -> Span | None:
        """The same year up to the last quarter that ended before this span's last month."""
        months = (self.months - 1) // 3 * 3
        return Span(self.year, months) if months else None

    def whole_quarters(self) -> Span | None:
        return Span(self.year, self.months // 3 * 3) if self.months >= 3 else None

    def a_year_before(self) -> Span:
        return Span(self.year - 1, self.months)


def months_of(year: int) -> tuple[str, ...]:
    numbers = range(year * 12 + FIRST_MONTH - 1, year * 12 + FIRST_MONTH + 11)
    return tuple(f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers)


def quarter_of(month: str) -> str:
    return QUARTERS[(int(month[5:]) - FIRST_MONTH) % 12 // 3]


def newest(today: date) -> Span:
    """The year that holds the last whole month, up to that month."""
    last = month_before(today, 1)
    year, month = int(last[:4]), int(last[5:])
    begun = year if month >= FIRST_MONTH else year - 1
    return Span(begun, months_of(begun).index(last) + 1)


def spans(today: date) -> tuple[Span, ...]:
    """Each year whose records are still kept from its first month on, newest first: the older ones would shrink."""
    newest_span = newest(today)
    keep = PERIODS["coded"].months
    assert keep is not None
    oldest = month_before(date.fromisoformat(f"{month_of(today)}-01"), keep)
    older = (Span(newest_span.year - back, 12) for back in range(1, 4))
    return (newest_span, *(span for span in older if span.first > oldest))
