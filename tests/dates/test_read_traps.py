"""Messages where the obvious pattern gives a wrong date. Today is Wednesday 25 November 2026.

Each was once misread, or would be by a reader that takes the first date-shaped words it sees.
"""

import datetime as dt

import pytest

from dates.reading import read_date

TODAY = dt.date(2026, 11, 25)

# message, the only right date, why
NOT_FOOLED: list[tuple[str, str, str]] = [
    ("year 5, october 9th", "2026-10-09", "5 is a school year, not the day"),
    ("he is in Year 4, 12 March was the letter", "2026-03-12", "4 is a school year, not another date"),
    ("section 36, 9 October", "2026-10-09", "36 is a section of the Act"),
    ("it came last year 9 October 2025", "2025-10-09", "but 'last year' before a day is no school year"),
    ("12/3 last year", "2025-03-12", "the year is said in words"),
    ("yesterday, the 24th", "2026-11-24", "the two agree"),
    ("early November, 5 November", "2026-11-05", "the month has begun, so it is this November"),
    ("last thrusday", "2026-11-19", "nearer to Thursday than to anything else"),
    ("Wednesday last", "2026-11-18", "never today"),
    ("12/3/26. 2 weeks later nothing", "2026-03-12", "the full stop does not join the 2 to the date"),
    ("12 March 10 a.m.", "2026-03-12", "10 is the hour, not 2010"),
    ("they had 6 weeks, I asked on 12 March 2026", "2026-03-12", "6 weeks is not 'ago'"),
    ("Augustus and Avril got letters 9 October", "2026-10-09", "children's names are not months"),
]

# message, question, why a date would be wrong
ASKED: list[tuple[str, str, str]] = [
    ("section 23 october", "unclear", "the 23 is a section"),
    ("5 October 9th", "several", "the 5th or the 9th"),
    ("20 7 October", "several", "perhaps 27 with a stray space"),
    ("9 October 20266", "unclear", "one digit too many: 2026, or 2066"),
    ("no later than 12 October", "ambiguous", "a limit, not the day"),
    ("up to 12 October", "ambiguous", "a limit, not the day"),
    ("within 15 days of 12 October", "ambiguous", "counted from the day, not the day"),
    ("week last Tuesday", "ambiguous", "a week before last Tuesday, or last Tuesday"),
    ("6 weeks come Friday", "ambiguous", "a day still to come"),
    ("3 weeks past on Tuesday", "ambiguous", "counted back from a Tuesday"),
    ("a fortnight on Friday", "ambiguous", "a day still to come"),
    ("10 weeks ago on the 12th", "several", "the two do not agree"),
    ("bank holiday Monday", "ambiguous", "not the latest Monday"),
    ("12 October 2026, the day after my birthday", "several", "two days are spoken of"),
    ("in 2024, 9 October", "several", "the latest 9 October is not in 2024"),
    ("Tuesday or Wednesday last week", "several", "two days"),
    ("yesterday (22nd)", "several", "yesterday was the 24th"),
    ("last thuesday", "unclear", "Tuesday or Thursday"),
    ("not today", "ambiguous", "a day it was not"),
]


@pytest.mark.parametrize(("text", "day", "why"), NOT_FOOLED)
def test_number_beside_a_date_does_not_change_it(text: str, day: str, why: str) -> None:
    assert read_date(text, TODAY).day == dt.date.fromisoformat(day), why


@pytest.mark.parametrize(("text", "question", "why"), ASKED)
def test_tempting_date_is_asked_about(text: str, question: str, why: str) -> None:
    answer = read_date(text, TODAY)
    assert (answer.day, answer.question) == (None, question), why
