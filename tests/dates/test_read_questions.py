"""Messages that must become a question, never a date. Today is Wednesday 25 November 2026."""

import datetime as dt

import pytest

from dates.reading import Reading, read_date, today_in_london

TODAY = dt.date(2026, 11, 25)

QUESTIONS: list[tuple[str, str]] = [
    # Not yet come.
    ("tomorrow", "future"),
    ("26 November 2026", "future"),
    ("26/11/2026", "future"),
    ("next Friday", "future"),
    ("Friday this week", "future"),
    ("in two weeks", "future"),
    ("9999-12-31", "future"),
    # On no calendar.
    ("31 February", "impossible"),
    ("31/4/26", "impossible"),
    ("29 February", "impossible"),
    ("29/2/2026", "impossible"),
    ("32 March", "impossible"),
    ("0/3", "impossible"),
    ("13/13/25", "impossible"),
    ("00/00/0000", "impossible"),
    ("about 1/1/0001", "impossible"),
    # More than three years back.
    ("24 November 2023", "too_long_ago"),
    ("1 January 2020", "too_long_ago"),
    ("12/3/85", "too_long_ago"),
    ("four years ago", "too_long_ago"),
    # No date in it.
    ("", "unclear"),
    ("   \n", "unclear"),
    ("\x00", "unclear"),
    ("\U0001f62d\U0001f62d", "unclear"),
    ("a while ago", "unclear"),
    ("I don't know", "unclear"),
    ("May I ask about my letter", "unclear"),
    ("I sat 12 exams", "unclear"),
    ("he needs support 24/7", "unclear"),
    ("in the 25/26 school year", "unclear"),
    ("07700 900 123", "unclear"),
    ("2.5 weeks ago", "unclear"),
    ("12/3/202", "unclear"),
    ("12 March 202", "unclear"),
    ("on Fridays", "unclear"),
    # A stretch of time, or a day that could be read two ways.
    ("last week", "ambiguous"),
    ("last month", "ambiguous"),
    ("in March", "ambiguous"),
    ("beginning of May", "ambiguous"),
    ("March 2026", "ambiguous"),
    ("2026", "ambiguous"),
    ("March 26", "ambiguous"),
    ("In March 2 letters came", "ambiguous"),
    ("on the 12th", "ambiguous"),
    ("Monday the 22nd", "ambiguous"),
    ("Monday 12", "ambiguous"),
    ("3/25", "ambiguous"),
    ("03/25/2026", "ambiguous"),
    ("a few days ago", "ambiguous"),
    ("2-3 weeks ago", "ambiguous"),
    ("two and a half weeks ago", "ambiguous"),
    ("a year and two months ago", "ambiguous"),
    ("more than a month ago", "ambiguous"),
    ("half a year ago", "ambiguous"),
    ("Friday two weeks ago", "ambiguous"),
    ("Sunday last week", "ambiguous"),
    ("Friday week", "ambiguous"),
    ("a week yesterday", "ambiguous"),
    ("Good Friday", "ambiguous"),
    ("every Monday", "ambiguous"),
    ("last Friday in March", "ambiguous"),
    ("before 12 March", "ambiguous"),
    ("two weeks after 12 March", "ambiguous"),
    ("w/c 12 October", "ambiguous"),
    ("5 April or May", "ambiguous"),
    # The day of the week is wrong for the date.
    ("Monday 12 March", "weekday_mismatch"),
    ("Monday 12/3/26", "weekday_mismatch"),
    ("2 November 2026, a Tuesday", "weekday_mismatch"),
    # Two times in one message.
    ("12 March and 15 April", "several"),
    ("12 March 15 April", "several"),
    ("5 or 6 March", "several"),
    ("5-6 March", "several"),
    ("March 12 or 13", "several"),
    ("12/3/26 - 14/3/26", "several"),
    ("yesterday or the day before", "several"),
    ("the letter is dated 5/11/26 and it came on Monday", "several"),
    ("the letter of 9 October came last week", "several"),
    ("in March, I mean 5 January", "several"),
    ("12 March, two weeks ago", "several"),
    ("last year, 12 March", "several"),
]


@pytest.mark.parametrize(("text", "question"), QUESTIONS)
def test_message_without_one_sure_date_is_asked_about(text: str, question: str) -> None:
    answer = read_date(text, TODAY)
    assert (answer.day, answer.question) == (None, question)


def test_today_is_allowed_and_tomorrow_is_in_the_future() -> None:
    assert read_date("25/11/2026", TODAY).day == TODAY
    assert read_date("26/11/2026", TODAY) == Reading(question="future")


def test_three_years_to_the_day_is_allowed_and_a_day_more_is_too_long_ago() -> None:
    assert read_date("25 Nov 2023", TODAY).day == dt.date(2023, 11, 25)
    assert read_date("24 Nov 2023", TODAY) == Reading(question="too_long_ago")


def test_pasted_letter_is_unclear_even_with_one_date_in_it() -> None:
    assert read_date("12 March 2026 " + "x" * 2000, TODAY) == Reading(question="unclear")


def test_thousand_characters_with_one_date_are_read() -> None:
    assert read_date("blah " * 195 + "12 March 2026", TODAY).day == dt.date(2026, 3, 12)


def test_a_datetime_given_as_today_is_taken_as_its_date() -> None:
    now = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
    assert read_date("today", now).day == TODAY


@pytest.mark.parametrize(
    ("utc", "london"),
    [
        (dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC), dt.date(2026, 7, 1)),
        (dt.datetime(2026, 6, 30, 22, 59, tzinfo=dt.UTC), dt.date(2026, 6, 30)),
        (dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC), dt.date(2026, 12, 31)),
        (dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC), dt.date(2026, 10, 25)),
    ],
)
def test_today_is_the_date_in_london_summer_and_winter(
    monkeypatch: pytest.MonkeyPatch, utc: dt.datetime, london: dt.date
) -> None:
    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return utc.astimezone(tz)

    monkeypatch.setattr("dates.reading.dt.datetime", Clock)
    assert today_in_london() == london
