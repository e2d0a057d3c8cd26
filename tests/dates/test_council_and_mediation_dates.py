"""The limits that no Tribunal rule moves: the council's weeks, the draft plan, the mediation adviser."""

import datetime as dt

import pytest

from dates.deadlines import (
    Deadline,
    draft_comments_deadline,
    mediation_contact_deadline,
    overdue,
    request_deadlines,
)

# request received, 6 weeks, 16 weeks, 20 weeks, why
REQUESTS: list[tuple[str, str, str, str, str]] = [
    (
        "2027-01-11",
        "2027-02-22",
        "2027-05-03",
        "2027-05-31",
        "the worked example of the law sheet, section 3",
    ),
    (
        "2026-07-20",
        "2026-08-31",
        "2026-11-09",
        "2026-12-07",
        "the summer holiday counts; a bank holiday moves nothing",
    ),
    ("2026-11-13", "2026-12-25", "2027-03-05", "2027-04-02", "six weeks end on Christmas Day and stay there"),
    ("2028-01-18", "2028-02-29", "2028-05-09", "2028-06-06", "29 February is a day like any other"),
    ("2026-02-16", "2026-03-30", "2026-06-08", "2026-07-06", "the clocks going forward loses no day"),
    ("2026-09-14", "2026-10-26", "2027-01-04", "2027-02-01", "the clocks going back adds no day"),
]

# draft served, first day that can be the last, why
DRAFTS: list[tuple[str, str, str]] = [
    ("2027-03-01", "2027-03-15", "the worked example of the law sheet: the day of service is day 1"),
    ("2027-02-20", "2027-03-06", "February of 28 days"),
    ("2028-02-20", "2028-03-05", "February of 29 days"),
    ("2026-10-20", "2026-11-03", "over the change of the clocks"),
    ("2026-12-18", "2027-01-01", "calendar days: Christmas counts and New Year's Day is not moved"),
]

# letter sent, last day, the working day to aim for, why
MEDIATION: list[tuple[str, str, str, str]] = [
    ("2026-03-12", "2026-05-12", "2026-05-12", "an ordinary Tuesday"),
    ("2026-06-15", "2026-08-15", "2026-08-14", "August extends an appeal, never this; Saturday, so Friday"),
    ("2026-06-30", "2026-08-30", "2026-08-28", "Sunday before the bank holiday: the Friday before"),
    ("2026-10-25", "2026-12-25", "2026-12-24", "Christmas extends an appeal, never this"),
    (
        "2026-10-27",
        "2026-12-27",
        "2026-12-24",
        "Sunday after Christmas: Christmas Eve is the last working day",
    ),
    ("2026-10-28", "2026-12-28", "2026-12-24", "Boxing Day's substitute"),
    ("2026-11-01", "2027-01-01", "2026-12-31", "New Year's Day"),
    ("2025-12-31", "2026-02-28", "2026-02-27", "no 31 February; a Saturday"),
    ("2027-12-31", "2028-02-29", "2028-02-29", "the leap day, a Tuesday"),
    ("2026-02-03", "2026-04-03", "2026-04-02", "Good Friday"),
]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(("received", "six", "sixteen", "twenty", "why"), REQUESTS)
def test_council_limits_are_calendar_weeks_from_receipt(
    received: str, six: str, sixteen: str, twenty: str, why: str
) -> None:
    limits = request_deadlines(_day(received))
    assert [limit.date.isoformat() for limit in limits] == [six, sixteen, twenty], why
    assert [limit.key for limit in limits] == ["decision_to_assess", "no_plan_decision", "final_plan"]
    assert all(limit.next_working_day is None and limit.extension is None for limit in limits), why


@pytest.mark.parametrize(("served", "last", "why"), DRAFTS)
def test_draft_comments_end_fourteen_days_after_service(served: str, last: str, why: str) -> None:
    assert draft_comments_deadline(_day(served)).date.isoformat() == last, why


@pytest.mark.parametrize(("letter", "last", "aim", "why"), MEDIATION)
def test_mediation_contact_is_two_months_and_never_extended(letter: str, last: str, aim: str, why: str) -> None:
    answer = mediation_contact_deadline(_day(letter), today=_day(letter))
    assert isinstance(answer, Deadline)
    assert answer.date.isoformat() == last, why
    assert answer.safe_day.isoformat() == aim, why
    assert answer.extension is None, why
    assert answer.next_working_day is None, why


@pytest.mark.parametrize(
    ("today", "passed"),
    [
        ("2027-01-11", []),
        ("2027-02-22", []),
        ("2027-02-23", ["decision_to_assess"]),
        ("2027-05-03", ["decision_to_assess"]),
        ("2027-05-04", ["decision_to_assess", "no_plan_decision"]),
        ("2027-05-31", ["decision_to_assess", "no_plan_decision"]),
        ("2027-06-01", ["decision_to_assess", "no_plan_decision", "final_plan"]),
    ],
)
def test_limit_is_overdue_from_the_day_after_its_last_day(today: str, passed: list[str]) -> None:
    assert [limit.key for limit in overdue(_day("2027-01-11"), _day(today))] == passed
