"""Ways a parent tells a day from today, which is Wednesday 25 November 2026 unless a test says otherwise."""

import datetime as dt

import pytest

from dates.reading import Reading, read_date

TODAY = dt.date(2026, 11, 25)

# Told from today.
FROM_TODAY: list[tuple[str, str]] = [
    ("today", "2026-11-25"),
    ("this morning", "2026-11-25"),
    ("yesterday", "2026-11-24"),
    ("yesturday", "2026-11-24"),
    ("last night", "2026-11-24"),
    ("the day before yesterday", "2026-11-23"),
    ("last Friday", "2026-11-20"),
    ("on Friday", "2026-11-20"),
    ("Friday just gone", "2026-11-20"),
    ("this Monday", "2026-11-23"),
    ("on tues", "2026-11-24"),
    ("on Wednesday", "2026-11-25"),
    ("last wensday", "2026-11-18"),
    ("Friday last week", "2026-11-20"),
    ("last week on Friday", "2026-11-20"),
    ("Monday this week", "2026-11-23"),
    ("the Friday before last", "2026-11-13"),
    ("a week last Friday", "2026-11-13"),
    ("Monday two weeks ago", "2026-11-09"),
    ("3 weeks ago on Monday", "2026-11-02"),
    ("Monday the 23rd", "2026-11-23"),
    ("12th of this month", "2026-11-12"),
    ("the 12th of last month", "2026-10-12"),
    ("10 days ago", "2026-11-15"),
    ("thirty-one days ago", "2026-10-25"),
    ("6 weeks ago today", "2026-10-14"),
    ("exactly two weeks ago", "2026-11-11"),
    ("a month ago today", "2026-10-25"),
]

ROUGHLY: list[tuple[str, str]] = [
    ("two weeks ago", "2026-11-11"),
    ("2 wks ago", "2026-11-11"),
    ("a fortnight ago", "2026-11-11"),
    ("about 3 weeks ago", "2026-11-04"),
    ("a month ago", "2026-10-25"),
    ("two months ago", "2026-09-25"),
    ("a year ago", "2025-11-25"),
    ("about 10 days ago", "2026-11-15"),
    ("about 12 March", "2026-03-12"),
    ("I think it was 12 March", "2026-03-12"),
    ("12 March or thereabouts", "2026-03-12"),
    ("12/3ish", "2026-03-12"),
]


@pytest.mark.parametrize(("text", "day"), FROM_TODAY)
def test_day_told_from_today_is_counted_exactly(text: str, day: str) -> None:
    assert read_date(text, TODAY) == Reading(dt.date.fromisoformat(day))


@pytest.mark.parametrize(("text", "day"), ROUGHLY)
def test_remembered_day_is_marked_approximate(text: str, day: str) -> None:
    reading = read_date(text, TODAY)
    assert (reading.day, reading.approximate) == (dt.date.fromisoformat(day), True)


def test_last_friday_on_a_friday_is_a_week_back_but_on_friday_is_today() -> None:
    friday = dt.date(2026, 11, 20)
    assert read_date("last Friday", friday).day == dt.date(2026, 11, 13)
    assert read_date("on Friday", friday).day == friday


def test_a_month_ago_at_a_month_end_is_the_last_day_of_the_shorter_month() -> None:
    assert read_date("a month ago", dt.date(2027, 3, 31)).day == dt.date(2027, 2, 28)


def test_remembered_week_that_agrees_with_a_written_date_leaves_it_exact() -> None:
    reading = read_date("18 November 2026, about a week ago", TODAY)
    assert reading == Reading(dt.date(2026, 11, 18))
