"""England's working days, checked against the dates GOV.UK has published or the statute fixes."""

import datetime as dt

import pytest

from dates.working_days import (
    bank_holidays,
    first_working_day_after,
    is_working_day,
    working_day_on_or_before,
)

NOT_WORKING: list[tuple[str, str]] = [
    ("2026-11-28", "Saturday"),
    ("2026-11-29", "Sunday"),
    ("2026-04-03", "Good Friday"),
    ("2026-04-06", "Easter Monday"),
    ("2026-05-04", "early May bank holiday"),
    ("2026-05-25", "spring bank holiday"),
    ("2026-08-31", "summer bank holiday, the last Monday of August in England"),
    ("2026-12-25", "Christmas Day, a Friday"),
    ("2026-12-28", "substitute for Boxing Day, a Saturday"),
    ("2027-12-27", "substitute for Christmas Day, a Saturday"),
    ("2027-12-28", "substitute for Boxing Day, a Sunday"),
    ("2028-01-03", "substitute for New Year's Day, a Saturday"),
    ("2022-12-27", "substitute for Christmas Day, a Sunday"),
    ("2023-05-08", "proclaimed for the Coronation"),
]
WORKING: list[tuple[str, str]] = [
    ("2026-01-02", "a bank holiday in Scotland only"),
    ("2026-03-17", "St Patrick's Day: Northern Ireland only"),
    ("2026-08-03", "the summer bank holiday in Scotland only"),
    ("2026-11-30", "St Andrew's Day: Scotland only"),
    ("2026-12-24", "Christmas Eve"),
    ("2026-12-29", "between the holidays"),
    ("2026-12-31", "New Year's Eve"),
    ("2026-04-02", "Maundy Thursday"),
]


@pytest.mark.parametrize(("day", "why"), NOT_WORKING)
def test_weekend_or_bank_holiday_is_not_a_working_day(day: str, why: str) -> None:
    assert not is_working_day(dt.date.fromisoformat(day)), why


@pytest.mark.parametrize(("day", "why"), WORKING)
def test_other_days_are_working_days_in_england(day: str, why: str) -> None:
    assert is_working_day(dt.date.fromisoformat(day)), why


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("2026-11-25", "2026-11-26"),
        ("2026-11-27", "2026-11-30"),
        ("2026-08-31", "2026-09-01"),
        ("2027-01-01", "2027-01-04"),
        ("2028-01-01", "2028-01-04"),
        ("2026-04-02", "2026-04-07"),
        ("2026-12-24", "2026-12-29"),
    ],
)
def test_first_working_day_after_skips_every_closed_day(day: str, following: str) -> None:
    assert first_working_day_after(dt.date.fromisoformat(day)).isoformat() == following


@pytest.mark.parametrize(
    ("day", "working"),
    [("2026-11-25", "2026-11-25"), ("2026-12-28", "2026-12-24"), ("2026-04-06", "2026-04-02")],
)
def test_working_day_on_or_before_goes_back_only_when_it_must(day: str, working: str) -> None:
    assert working_day_on_or_before(dt.date.fromisoformat(day)).isoformat() == working


def test_every_year_to_2040_has_at_least_eight_bank_holidays() -> None:
    assert all(len(bank_holidays(year)) >= 8 for year in range(2018, 2041))
