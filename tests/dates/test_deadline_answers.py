"""What a caller may say from a result: what to aim for, the law's last day, or why there is no date."""

import datetime as dt

import pytest

from dates.deadlines import (
    Deadline,
    Refusal,
    appeal_deadline,
    draft_comments_deadline,
    mediation_contact_deadline,
    request_deadlines,
)

LETTER = dt.date(2026, 6, 15)


def _appeal(letter: dt.date) -> Deadline:
    answer = appeal_deadline(letter, letter)
    assert isinstance(answer, Deadline)
    return answer


@pytest.mark.parametrize(
    ("today", "aim", "why"),
    [
        (dt.date(2026, 7, 1), dt.date(2026, 8, 15), "aim for the day before any extension"),
        (dt.date(2026, 8, 15), dt.date(2026, 8, 15), "that day itself is still open"),
        (dt.date(2026, 8, 16), dt.date(2026, 9, 1), "it has passed: the extended day is what is left"),
        (dt.date(2026, 9, 1), dt.date(2026, 9, 1), "the extended day itself"),
        (dt.date(2026, 9, 2), None, "nothing is left"),
    ],
)
def test_plan_for_is_the_safe_day_until_it_passes_then_the_extended_day(
    today: dt.date, aim: dt.date | None, why: str
) -> None:
    assert _appeal(LETTER).plan_for(today) == aim, why


def test_weekend_last_day_is_the_day_to_work_to_and_monday_only_a_rescue() -> None:
    saturday, sunday, monday = dt.date(2026, 10, 31), dt.date(2026, 11, 1), dt.date(2026, 11, 2)
    answer = _appeal(dt.date(2026, 8, 31))
    assert answer.plan_for(dt.date(2026, 9, 1)) == answer.date == saturday
    assert answer.is_past(sunday)
    assert not answer.is_out_of_time(monday)
    assert answer.plan_for(sunday) == answer.next_working_day == monday
    assert answer.is_out_of_time(dt.date(2026, 11, 3))


def test_past_weekend_mediation_limit_has_no_rescue() -> None:
    answer = mediation_contact_deadline(LETTER, LETTER)
    assert isinstance(answer, Deadline)
    assert answer.plan_for(dt.date(2026, 8, 14)) == dt.date(2026, 8, 14)
    assert answer.plan_for(dt.date(2026, 8, 15)) == dt.date(2026, 8, 15)
    assert answer.is_out_of_time(dt.date(2026, 8, 16))


def test_days_left_count_down_to_nought_on_the_last_day() -> None:
    answer = draft_comments_deadline(dt.date(2027, 3, 1))
    left = [answer.days_left(dt.date(2027, 3, day)) for day in (1, 14, 15, 16)]
    assert left == [14, 1, 0, -1]


def test_last_day_is_not_past_but_the_next_day_is() -> None:
    answer = draft_comments_deadline(dt.date(2027, 3, 1))
    assert not answer.is_past(dt.date(2027, 3, 15))
    assert answer.is_past(dt.date(2027, 3, 16))


def test_days_left_are_whole_days_over_a_change_of_clocks() -> None:
    answer = _appeal(dt.date(2026, 8, 27))
    assert answer.date == dt.date(2026, 10, 27)
    assert answer.days_left(dt.date(2026, 10, 24)) == 3


@pytest.mark.parametrize(
    ("letter", "certificate", "key"),
    [
        (dt.date(2026, 6, 16), None, "letter_in_future"),
        (dt.date(2026, 6, 1), dt.date(2026, 6, 16), "certificate_in_future"),
        (dt.date(2026, 6, 1), dt.date(2026, 5, 31), "certificate_before_letter"),
        (dt.date(2026, 6, 16), dt.date(2026, 6, 1), "letter_in_future"),
    ],
)
def test_dates_that_cannot_both_be_right_are_refused(letter: dt.date, certificate: dt.date | None, key: str) -> None:
    answer = appeal_deadline(letter, dt.date(2026, 6, 15), certificate)
    assert isinstance(answer, Refusal)
    assert answer.key == key


def test_mediation_limit_of_a_letter_from_tomorrow_is_refused() -> None:
    answer = mediation_contact_deadline(dt.date(2026, 6, 16), today=dt.date(2026, 6, 15))
    assert answer == Refusal("letter_in_future")


def test_every_answer_names_its_law_and_an_https_address() -> None:
    mediation = mediation_contact_deadline(LETTER, LETTER)
    certified = appeal_deadline(LETTER, dt.date(2026, 8, 5), dt.date(2026, 8, 5))
    assert isinstance(mediation, Deadline)
    assert isinstance(certified, Deadline)
    answers = [
        *request_deadlines(LETTER),
        draft_comments_deadline(LETTER),
        mediation,
        _appeal(LETTER),
        certified,
    ]
    ends = ["reg 5(1)", "reg 10(1)", "reg 13(2)", "reg 13(1)(a)", "reg 33", "r.12(3)(a)", "r.20(1)(c)(ii)"]
    assert [answer.law.endswith(end) for answer, end in zip(answers, ends, strict=True)] == [True] * len(ends)
    assert all(answer.url.startswith("https://www.legislation.gov.uk/uksi/20") for answer in answers)
