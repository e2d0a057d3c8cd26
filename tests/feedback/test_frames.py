"""Which months a table speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from feedback.frames import Span, months_of, newest, quarter_of, spans


@pytest.mark.parametrize(
    ("today", "year", "last"),
    [
        (date(2026, 11, 25), 2026, "2026-10"),
        (date(2026, 11, 1), 2026, "2026-10"),
        (date(2027, 1, 31), 2026, "2026-12"),
        (date(2027, 4, 30), 2026, "2027-03"),
        (date(2027, 5, 1), 2027, "2027-04"),
    ],
)
def test_the_newest_span_ends_with_the_last_whole_month(today: date, year: int, last: str) -> None:
    assert (newest(today).year, newest(today).last) == (year, last)


def test_a_year_goes_from_april_to_march() -> None:
    assert (months_of(2026)[0], months_of(2026)[-1], len(months_of(2026))) == ("2026-04", "2027-03", 12)
    assert [quarter_of(month) for month in months_of(2026)] == [f"Q{number}" for number in (1, 2, 3, 4) for _ in "abc"]


def test_years_that_retention_has_begun_to_delete_are_not_offered() -> None:
    offered = spans(date(2026, 11, 25))
    assert [(span.name, span.months) for span in offered] == [("2026/27", 7), ("2025/26", 12), ("2024/25", 12)]


def test_the_quarter_before_ends_before_the_span_does() -> None:
    assert Span(2026, 7).to_quarter_before() == Span(2026, 6)
    assert Span(2026, 6).to_quarter_before() == Span(2026, 3)
    assert Span(2026, 3).to_quarter_before() is None
    assert Span(2026, 8).whole_quarters() == Span(2026, 6)
    assert Span(2026, 2).whole_quarters() is None


@pytest.mark.parametrize("months", [0, 13])
def test_a_span_of_no_month_or_of_too_many_cannot_be(months: int) -> None:
    with pytest.raises(ValueError, match="1 to 12"):
        Span(2026, months)
