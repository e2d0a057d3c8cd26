"""Ways a parent writes one date. Today is Wednesday 25 November 2026 unless a test says otherwise."""

import datetime as dt

import pytest

from dates.reading import Reading, read_date

TODAY = dt.date(2026, 11, 25)

# In British order, with a year: nothing is assumed.
WITH_YEAR: list[tuple[str, str]] = [
    ("12 March 2026", "2026-03-12"),
    ("12th of March 2026", "2026-03-12"),
    ("March 12th, 2026", "2026-03-12"),
    ("12/3/26", "2026-03-12"),
    ("12.03.2026", "2026-03-12"),
    ("12-3-2026", "2026-03-12"),
    ("2026-03-12", "2026-03-12"),
    ("12 mar 26", "2026-03-12"),
    ("12/Mar/26", "2026-03-12"),
    ("12-Mar-2026", "2026-03-12"),
    ("12th March '26", "2026-03-12"),
    ("12March2026", "2026-03-12"),
    ("12 3 2026", "2026-03-12"),
    ("12. 3. 2026", "2026-03-12"),
    ("12\\3\\26", "2026-03-12"),
    ("12\u20113\u20132026", "2026-03-12"),
    ("\uff11\uff12/3/2026", "2026-03-12"),
    ("12 March last year", "2025-03-12"),
    ("12/3 last year", "2025-03-12"),
    ("12 March (2025)", "2025-03-12"),
    ("2025 March 12", "2025-03-12"),
    ("12 March of this year", "2026-03-12"),
    ("twelve march twenty twenty six", "2026-03-12"),
    ("29/2/24", "2024-02-29"),
    ("Mon, 2 Nov 2026 10:31:04 +0000", "2026-11-02"),
    ("On Mon, Nov 2, 2026 at 10:31 AM the council wrote:", "2026-11-02"),
    ("2026-11-02T10:31:04Z", "2026-11-02"),
    ("2 November 2026 (Monday)", "2026-11-02"),
    ("the council wrote to me on 12 March 2026 to say no.", "2026-03-12"),
    ("It's 9 October 2026, so 9/10/26 \U0001f62d", "2026-10-09"),
    ("case 123456 dated 9/10/26, tel 01702 215007", "2026-10-09"),
]

# No year: the latest such day not after today.
NO_YEAR: list[tuple[str, str]] = [
    ("12 March", "2026-03-12"),
    ("12th of March", "2026-03-12"),
    ("March 12th", "2026-03-12"),
    ("March 12", "2026-03-12"),
    ("12/3", "2026-03-12"),
    ("13/12", "2025-12-13"),
    ("24/7", "2026-07-24"),
    ("my letter is 24/07", "2026-07-24"),
    ("25/11", "2026-11-25"),
    ("26/11", "2025-11-26"),
    ("12 febuary", "2026-02-12"),
    ("12th mrach", "2026-03-12"),
    ("12 sept", "2026-09-12"),
    ("9 Sept.", "2026-09-09"),
    ("3 setember", "2026-09-03"),
    ("21 st octobre", "2026-10-21"),
    ("22th october", "2026-10-22"),
    ("the forth of june", "2026-06-04"),
    ("seventh of may", "2026-05-07"),
    ("the twenty-first of september", "2026-09-21"),
    ("thirty first march", "2026-03-31"),
    ("Thursday 12 March", "2026-03-12"),
    ("sat 21 nov", "2026-11-21"),
    ("tuesday 3/11", "2026-11-03"),
    ("It was the ninth of October, a Friday.", "2026-10-09"),
    ("12 March 10.30am", "2026-03-12"),
    ("6 October at 15:30", "2026-10-06"),
    ("I may get it wrong but 3 May", "2026-05-03"),
    ("in March, I mean 12 March", "2026-03-12"),
    ("the letter is dated 5 March and says reply by 20 March", "2026-03-05"),
    ("not 5 March but 6 March", "2026-03-06"),
    ("Frida got her letter 12 March", "2026-03-12"),
    ("The Children and Families Act 2014 says so: 9 October", "2026-10-09"),
]


@pytest.mark.parametrize(("text", "day"), WITH_YEAR)
def test_date_with_a_year_is_read_exactly(text: str, day: str) -> None:
    assert read_date(text, TODAY) == Reading(dt.date.fromisoformat(day))


@pytest.mark.parametrize(("text", "day"), NO_YEAR)
def test_date_without_a_year_is_the_latest_not_after_today(text: str, day: str) -> None:
    assert read_date(text, TODAY) == Reading(dt.date.fromisoformat(day), year_assumed=True)


def test_leap_day_without_a_year_is_read_in_a_leap_year() -> None:
    assert read_date("29 February", dt.date(2028, 3, 10)).day == dt.date(2028, 2, 29)
