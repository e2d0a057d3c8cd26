"""What must hold for every message and every letter, not only the ones somebody thought of."""

import datetime as dt
import string

from hypothesis import given
from hypothesis import strategies as st

from dates.deadlines import (
    Deadline,
    Refusal,
    appeal_deadline,
    draft_comments_deadline,
    mediation_contact_deadline,
    overdue,
    request_deadlines,
)
from dates.months import add_months
from dates.reading import read_date
from dates.working_days import is_working_day

DAYS = st.dates(dt.date(2014, 9, 1), dt.date(2060, 12, 31))
PIECES = st.sampled_from(
    (
        *("12", "3", "31", "29", "1st", "2nd", "0", "99", "2026", "26", "12/3/26", "2026-03-12", "1/2"),
        *("'", "/", "-", ".", ",", "\x00", "\U0001f600", "\u0661\u0662", "\ud800", "\u00bd"),
        *("of", "the", "on", "in", "a", "and", "or", "about", "before", "last", "next", "this", "ago"),
        *("march", "febuary", "may", "sept", "mon", "friday", "sat", "twenty", "first", "ish", "between"),
        *("day", "weeks", "fortnight", "month", "year", "today", "yesterday", "tomorrow"),
    )
)
MESSAGES = st.one_of(
    st.text(max_size=1000),
    st.text(string.digits + "/-. thndrsmarchpilyougs", max_size=60),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=12).map("".join),
)
FORMATS = st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%A %d %B %Y", "%Y-%m-%d", "%d.%m.%y", "%B %d, %Y", "%d%b%Y"])


@given(MESSAGES, DAYS)
def test_any_message_gives_one_day_or_one_question_and_never_raises(text: str, today: dt.date) -> None:
    answer = read_date(text, today)
    assert (answer.day is None) != (answer.question is None)
    assert answer.day is None or add_months(today, -36) <= answer.day <= today
    assert answer.day is not None or not (answer.approximate or answer.year_assumed)


@given(
    DAYS,
    st.integers(0, 1000),
    FORMATS,
    st.sampled_from(["{}", "dated {}.", "I got it on {} from the council"]),
)
def test_any_day_written_out_in_full_is_read_back(today: dt.date, back: int, form: str, sentence: str) -> None:
    day = today - dt.timedelta(days=back)
    answer = read_date(sentence.format(day.strftime(form)), today)
    assert (answer.day, answer.approximate, answer.year_assumed) == (day, False, False)


@given(DAYS, st.integers(0, 364), st.sampled_from(["%d/%m", "%d %B", "the %d of %B", "%A %d %b"]))
def test_any_day_of_the_past_year_is_read_back_without_its_year(today: dt.date, back: int, form: str) -> None:
    day = today - dt.timedelta(days=back)
    answer = read_date(day.strftime(form), today)
    assert (answer.day, answer.year_assumed) == (day, True)


@given(DAYS, st.integers(0, 200))
def test_any_appeal_falls_after_two_months_and_outside_the_closed_windows(letter: dt.date, wait: int) -> None:
    issued = letter + dt.timedelta(days=wait)
    for answer in (appeal_deadline(letter, issued), appeal_deadline(letter, issued, issued)):
        assert isinstance(answer, Deadline)
        assert answer.date >= answer.safe_day >= add_months(letter, 2) > letter
        assert answer.date.month != 8
        assert (answer.date.month, answer.date.day) not in {(12, day) for day in range(25, 32)} | {(1, 1)}
        assert answer.extension is None or is_working_day(answer.date)
        assert (answer.next_working_day is None) == is_working_day(answer.date)


@given(DAYS, st.integers(0, 200))
def test_a_certificate_never_brings_an_appeal_forward(letter: dt.date, wait: int) -> None:
    issued = letter + dt.timedelta(days=wait)
    without, with_one = appeal_deadline(letter, issued), appeal_deadline(letter, issued, issued)
    assert isinstance(without, Deadline)
    assert isinstance(with_one, Deadline)
    assert with_one.safe_day >= without.safe_day


@given(DAYS, DAYS, st.none() | DAYS)
def test_any_dates_give_an_answer_or_a_refusal_and_never_raise(
    letter: dt.date, today: dt.date, issued: dt.date | None
) -> None:
    wrong = letter > today or (issued is not None and not letter <= issued <= today)
    assert isinstance(appeal_deadline(letter, today, issued), Refusal) == wrong
    assert isinstance(mediation_contact_deadline(letter, today), Refusal) == (letter > today)


@given(DAYS, st.integers(0, 400))
def test_plan_for_is_never_past_nor_after_the_time_runs_out(letter: dt.date, later: int) -> None:
    today = letter + dt.timedelta(days=later)
    for answer in (appeal_deadline(letter, today), mediation_contact_deadline(letter, today)):
        assert isinstance(answer, Deadline)
        aim = answer.plan_for(today)
        assert (aim is None) == answer.is_out_of_time(today)
        assert aim is None or today <= aim <= (answer.next_working_day or answer.date)
        assert answer.is_past(today) == (answer.days_left(today) < 0)


@given(DAYS, st.integers(0, 200))
def test_council_limits_keep_their_weekday_and_pass_in_order(received: dt.date, later: int) -> None:
    limits = request_deadlines(received)
    assert [(limit.date - received).days for limit in limits] == [42, 112, 140]
    passed = overdue(received, received + dt.timedelta(days=later))
    assert len(passed) == sum(later > days for days in (42, 112, 140))
    assert draft_comments_deadline(received).date - received == dt.timedelta(days=14)
