"""The reports there are: one a year, and one for each quarter of a year that is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from feedback.frames import QUARTERS, Span, months_of
from staff.days import months_in_words
from staff.theme_filters import year_in_words
from staff.words import words


@dataclass(frozen=True)
class Period:
    """`span` is what its tables count: the year as far as its quarters are whole, or up to the quarter it is about."""

    span: Span
    quarter: str | None = None

    @property
    def code(self) -> str:
        return f"{self.span.year}-{self.quarter}" if self.quarter else str(self.span.year)

    @property
    def first(self) -> date:
        """The first day it is about."""
        months = months_of(self.span.year)
        return date.fromisoformat(f"{months[QUARTERS.index(self.quarter) * 3] if self.quarter else months[0]}-01")

    @property
    def last(self) -> date:
        year, month = map(int, self.span.last.split("-"))
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    @property
    def in_words(self) -> str:
        return months_in_words(f"{self.first:%Y-%m}", self.span.last)

    @property
    def title(self) -> str:
        named = words("reports")["quarterly" if self.quarter else "yearly"]
        return named.format(year=year_in_words(self.span), quarter=self.in_words)


def periods(offered: Sequence[Span]) -> tuple[Period, ...]:
    """Newest first; each year before its quarters."""
    made: list[Period] = []
    for span in offered:
        if (whole := span.whole_quarters()) is not None:
            made.append(Period(whole))
            count = whole.months // 3
            made += [Period(Span(span.year, 3 * (at + 1)), QUARTERS[at]) for at in reversed(range(count))]
    return tuple(made)


def period_of(code: str, offered: Sequence[Span]) -> Period | None:
    return next((period for period in periods(offered) if period.code == code), None)
