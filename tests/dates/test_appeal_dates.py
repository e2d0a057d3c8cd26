"""Last days for an appeal, each worked out by hand with a calendar, never with the code under test."""

import datetime as dt

import pytest

from dates.deadlines import Deadline, appeal_deadline

# letter sent, last day, next working day (r.12(2)) if the last day is not one, why
FROM_LETTER: list[tuple[str, str, str | None, str]] = [
    ("2026-03-12", "2026-05-12", None, "an ordinary Tuesday: same number, two months on"),
    ("2026-09-26", "2026-11-26", None, "61 days, not 60: months are counted, never days"),
    ("2026-02-28", "2026-04-28", None, "the 28th to the 28th: the last of February is not the last of April"),
    ("2026-04-30", "2026-06-30", None, "the 30th to the 30th"),
    ("2026-07-31", "2026-09-30", None, "September has no 31st, so its last day"),
    ("2026-08-31", "2026-10-31", "2026-11-02", "October has a 31st: a Saturday, forgiven until Monday"),
    ("2025-12-31", "2026-02-28", "2026-03-02", "no 31 February: the 28th, a Saturday"),
    ("2026-12-28", "2027-02-28", "2027-03-01", "28 to 28 February, a Sunday"),
    ("2026-12-29", "2027-02-28", "2027-03-01", "no 29 February in 2027, so the same last day as the 28th"),
    ("2027-12-29", "2028-02-29", None, "2028 is a leap year: the corresponding date exists"),
    ("2027-12-30", "2028-02-29", None, "no 30 February: the last day, the 29th in 2028"),
    ("2027-12-31", "2028-02-29", None, "no 31 February: the 29th in 2028"),
    (
        "2028-02-29",
        "2028-04-29",
        "2028-05-02",
        "from a leap day; Saturday, then Monday 1 May is a bank holiday",
    ),
    ("2026-01-29", "2026-03-29", "2026-03-30", "the clocks go forward on that Sunday; the date is unmoved"),
    ("2026-08-25", "2026-10-25", "2026-10-26", "the clocks go back on that Sunday; the date is unmoved"),
    ("2026-02-03", "2026-04-03", "2026-04-07", "Good Friday: the next working day is after Easter Monday"),
    ("2026-02-06", "2026-04-06", "2026-04-07", "Easter Monday"),
    ("2027-01-26", "2027-03-26", "2027-03-30", "Good Friday 2027, in March"),
    ("2026-03-04", "2026-05-04", "2026-05-05", "the early May bank holiday"),
    ("2026-03-25", "2026-05-25", "2026-05-26", "the spring bank holiday"),
    ("2027-03-31", "2027-05-31", "2027-06-01", "31 March to 31 May, the spring bank holiday of 2027"),
    ("2026-05-31", "2026-07-31", None, "the day before the August window opens"),
    ("2026-07-01", "2026-09-01", None, "the day after the August window: nothing is added"),
    (
        "2024-07-01",
        "2024-09-01",
        "2024-09-02",
        "Sunday 1 September is outside August, so r.12(3) adds nothing",
    ),
    ("2027-05-31", "2027-07-31", "2027-08-02", "Saturday 31 July is not August: only r.12(2) forgives it"),
    ("2026-10-24", "2026-12-24", None, "Christmas Eve is a working day and before the window"),
    ("2027-10-24", "2027-12-24", None, "Christmas Eve 2027, a Friday"),
    (
        "2022-10-24",
        "2022-12-24",
        "2022-12-28",
        "Saturday; then Sunday, Boxing Day and Christmas's substitute",
    ),
    ("2026-11-02", "2027-01-02", "2027-01-04", "2 January is outside the window; it is a Saturday"),
    ("2027-11-03", "2028-01-03", "2028-01-04", "New Year's substitute day, outside the window"),
]

# letter sent, the day before r.12(3)(a) moves it, last day, which window, why
EXTENDED: list[tuple[str, str, str, str, str]] = [
    (
        "2026-06-01",
        "2026-08-01",
        "2026-09-01",
        "august",
        "the first day inside; Monday 31 August is a holiday",
    ),
    ("2026-06-15", "2026-08-15", "2026-09-01", "august", "the middle of August"),
    ("2026-06-30", "2026-08-30", "2026-09-01", "august", "the last letter that lands in August"),
    ("2027-06-30", "2027-08-30", "2027-09-01", "august", "the August bank holiday itself"),
    ("2024-06-10", "2024-08-10", "2024-09-02", "august", "31 August is a Saturday: Monday 2 September"),
    ("2025-06-30", "2025-08-30", "2025-09-01", "august", "31 August is a Sunday: Monday 1 September"),
    (
        "2026-10-25",
        "2026-12-25",
        "2027-01-04",
        "christmas",
        "sent as the clocks go back; lands on Christmas Day",
    ),
    ("2026-10-26", "2026-12-26", "2027-01-04", "christmas", "Boxing Day, a Saturday"),
    ("2026-10-28", "2026-12-28", "2027-01-04", "christmas", "Boxing Day's substitute is inside the window"),
    ("2026-10-31", "2026-12-31", "2027-01-04", "christmas", "New Year's Eve: a working day, but inside"),
    ("2026-11-01", "2027-01-01", "2027-01-04", "christmas", "1 January is inside; it is a Friday in 2027"),
    (
        "2025-10-31",
        "2025-12-31",
        "2026-01-02",
        "christmas",
        "2 January is a holiday in Scotland, not in England",
    ),
    (
        "2027-10-25",
        "2027-12-25",
        "2028-01-04",
        "christmas",
        "1 January 2028 is a Saturday; Monday 3rd its substitute",
    ),
    ("2027-11-01", "2028-01-01", "2028-01-04", "christmas", "the same, landing on New Year's Day"),
]


def _appeal(letter: str) -> Deadline:
    sent = dt.date.fromisoformat(letter)
    answer = appeal_deadline(sent, today=sent)
    assert isinstance(answer, Deadline)
    return answer


@pytest.mark.parametrize(("letter", "last", "rescue", "why"), FROM_LETTER, ids=lambda value: str(value)[:40])
def test_appeal_is_due_two_calendar_months_after_the_letter(
    letter: str, last: str, rescue: str | None, why: str
) -> None:
    answer = _appeal(letter)
    assert answer.date.isoformat() == last, why
    assert answer.safe_day == answer.date, why
    assert answer.extension is None, why
    assert (answer.next_working_day and answer.next_working_day.isoformat()) == rescue, why


@pytest.mark.parametrize(("letter", "computed", "last", "window", "why"), EXTENDED, ids=lambda value: str(value)[:40])
def test_appeal_time_ending_in_august_or_over_christmas_is_extended(
    letter: str, computed: str, last: str, window: str, why: str
) -> None:
    answer = _appeal(letter)
    assert (answer.date.isoformat(), answer.extension) == (last, window), why
    assert answer.safe_day.isoformat() == computed, why
    assert answer.next_working_day is None, why
    assert answer.law.endswith("r.20(1)(c)(i), with r.12(3)(a)")
