"""How far back a month or a day lies."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.periods import PERIODS, day_before, month_before


@pytest.mark.parametrize(
    ("today", "months", "month"),
    [
        (date(2026, 11, 25), 0, "2026-11"),
        (date(2026, 11, 25), 12, "2025-11"),
        (date(2026, 1, 1), 1, "2025-12"),
        (date(2026, 12, 31), 36, "2023-12"),
        (date(2026, 1, 31), 13, "2024-12"),
    ],
)
def test_a_month_so_many_months_back(today: date, months: int, month: str) -> None:
    assert month_before(today, months) == month


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 11, 25), 24, date(2024, 11, 25)),
        (date(2028, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 30), 1, date(2024, 2, 29)),
        (date(2026, 7, 31), 1, date(2026, 6, 30)),
    ],
)
def test_a_day_so_many_months_back(today: date, months: int, day: date) -> None:
    assert day_before(today, months) == day


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_a_day_lies_in_the_month_that_lies_as_far_back(today: date, months: int) -> None:
    assert f"{day_before(today, months):%Y-%m}" == month_before(today, months)


def test_the_periods_are_those_that_are_promised() -> None:
    promised = {"words": 12, "receipt": 12, "note": 12, "question": 12, "coded": 36, "count": 36, "audit": 24}
    assert {name: PERIODS[name].months for name in promised} == promised
    assert PERIODS["withdrawal"].days == 35
