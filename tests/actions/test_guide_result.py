"""What the guide shows at its end, on fixed days: plain months, August, Christmas, weekends and dates gone by."""

from __future__ import annotations

from datetime import date

import pytest

from actions.guide_result import PARTS, ShowGuideResult
from actions.names import GUIDE_SLOTS
from content.topics import topics
from tests.actions.steps import Slots, responses, run, said, titles, tracker


def shown(today: date, **guide: str) -> tuple[str, list[str], Slots]:
    slots = {f"guide_{name}": value for name, value in guide.items()}
    events, messages = run(ShowGuideResult(today=lambda: today), tracker(slots))
    return said(messages), titles(messages), events


def refused(letter: str, today: date, certificate: str = "skipped") -> str:
    text, _, _ = shown(today, stage="refused", date=letter, certificate=certificate)
    return text


def waiting(start: str, today: date) -> str:
    text, _, _ = shown(today, stage="waiting", date=start)
    return text


def test_a_plain_refusal_gives_two_months_for_both() -> None:
    text = refused("2026-11-10", date(2026, 11, 23))
    assert "Your letter is dated Tuesday 10 November 2026" in text
    assert "Phone the mediation adviser by Friday 8 January 2027" in text  # the 10th is a Sunday
    assert "reach the SEND Tribunal by Sunday 10 January 2027" in text
    assert "If your certificate is dated later" in text


def test_a_letter_of_the_last_day_of_december_ends_in_february() -> None:
    assert "by Sunday 28 February 2027" in refused("2026-12-31", date(2027, 1, 4))


def test_a_late_certificate_gives_a_month_from_its_date() -> None:
    text = refused("2026-09-10", date(2026, 11, 9), "2026-11-06")
    assert "reach the SEND Tribunal by Sunday 6 December 2026" in text
    assert "1 month from your certificate, which is later" in text
    assert "If your certificate is dated later" not in text


def test_an_early_certificate_leaves_the_two_months() -> None:
    text = refused("2026-09-10", date(2026, 10, 9), "2026-09-20")
    assert "reach the SEND Tribunal by Tuesday 10 November 2026" in text
    assert "2 months from the letter, which is later" in text


@pytest.mark.parametrize(
    ("letter", "last", "safe"),
    [
        ("2026-06-01", "Tuesday 1 September 2026", "Saturday 1 August 2026"),
        ("2026-06-15", "Tuesday 1 September 2026", "Saturday 15 August 2026"),
        ("2026-06-30", "Tuesday 1 September 2026", "Sunday 30 August 2026"),
    ],
)
def test_an_end_in_august_is_moved_and_the_safe_day_named(letter: str, last: str, safe: str) -> None:
    text = refused(letter, date(2026, 7, 6))
    assert f"reach the SEND Tribunal by {last}" in text
    assert f"To be safe, aim for {safe}" in text
    assert "August" in text


def test_an_end_in_july_is_not_moved() -> None:
    text = refused("2026-05-29", date(2026, 6, 8))
    assert "reach the SEND Tribunal by Wednesday 29 July 2026" in text
    assert "To be safe" not in text


def test_once_the_safe_day_in_august_is_gone_the_last_day_is_named() -> None:
    text = refused("2026-06-10", date(2026, 8, 20))
    assert "To be safe, aim for Tuesday 1 September 2026" in text


@pytest.mark.parametrize("letter", ["2026-10-25", "2026-10-31", "2026-11-01"])
def test_an_end_over_christmas_is_moved_to_the_first_working_day(letter: str) -> None:
    text = refused(letter, date(2026, 11, 23))
    assert "reach the SEND Tribunal by Monday 4 January 2027" in text
    assert "over Christmas" in text


@pytest.mark.parametrize("letter", ["2026-10-24", "2026-11-02"])
def test_an_end_beside_christmas_is_not_moved(letter: str) -> None:
    assert "over Christmas" not in refused(letter, date(2026, 11, 23))


def test_the_mediation_date_is_never_moved_by_august() -> None:
    """The limit for the mediation adviser is in other rules, without an August in them."""
    assert "Phone the mediation adviser by Friday 14 August 2026" in refused("2026-06-15", date(2026, 7, 6))


def test_a_certificate_month_that_ends_in_august_is_not_called_two_months() -> None:
    text = refused("2026-05-01", date(2026, 7, 13), "2026-07-10")
    assert "reach the SEND Tribunal by Tuesday 1 September 2026" in text
    assert "1 month from your certificate" in text
    assert "2 months would end in August" not in text


def test_a_last_day_at_a_weekend_is_said_without_promising_the_monday() -> None:
    text = refused("2026-11-10", date(2026, 11, 23))
    assert "not a working day" in text
    assert "don't plan on that" in text


def test_a_last_day_in_the_week_says_nothing_of_weekends() -> None:
    assert "not a working day" not in refused("2026-11-12", date(2026, 11, 23))


def test_on_the_last_day_itself_nothing_has_passed() -> None:
    text = refused("2026-09-12", date(2026, 11, 12))
    assert "has passed" not in text


def test_the_day_after_both_dates_have_passed() -> None:
    text = refused("2026-09-12", date(2026, 11, 13))
    assert "The date to phone the mediation adviser has passed" in text
    assert "A late appeal needs the Tribunal's leave" in text
    assert "https://www.sendiasssouthend.co.uk" in text


def test_on_the_monday_after_a_weekends_last_day_the_appeal_is_not_called_late() -> None:
    text = refused("2026-09-14", date(2026, 11, 16), "2026-09-20")
    assert "A late appeal" not in text
    text = refused("2026-09-15", date(2026, 11, 16))  # the last day was Sunday 15 November
    assert "A late appeal" not in text
    assert "not a working day" in text


def test_a_day_that_is_gone_is_not_the_day_to_phone_by() -> None:
    """The two months end on Sunday 22 November: on the Saturday the Friday before is no use to anybody."""
    text = refused("2026-09-22", date(2026, 11, 21))
    assert "Phone the mediation adviser by Friday 20 November 2026" not in text


def test_dates_that_contradict_each_other_give_the_rule_instead() -> None:
    text = refused("2026-10-12", date(2026, 11, 23), "2026-10-01")
    assert "Find the date on the letter first" in text


def test_a_letter_of_tomorrow_gives_the_rule_instead() -> None:
    assert "Find the date on the letter first" in refused("2026-11-24", date(2026, 11, 23))


def test_a_refusal_without_a_date_gives_the_rule() -> None:
    text, _, _ = shown(date(2026, 11, 23), stage="refused", date="skipped", certificate="unasked")
    assert "within 2 months of the letter, or 1 month from the date on the certificate" in text


def test_no_unconfirmed_number_of_a_mediation_adviser_is_shown() -> None:
    assert "the number on your decision letter" in refused("2026-11-10", date(2026, 11, 23))


def test_the_three_limits_are_counted_in_calendar_weeks() -> None:
    text = waiting("2026-11-02", date(2026, 11, 23))
    for day in ("Monday 14 December 2026", "Monday 22 February 2027", "Monday 22 March 2027"):
        assert day in text


@pytest.mark.parametrize(
    ("today", "late"),
    [
        (date(2026, 4, 13), None),  # the last day of the six weeks
        (date(2026, 4, 14), "Monday 13 April 2026"),
        (date(2026, 6, 23), "Monday 13 April 2026"),  # the 16 weeks bind only a council that makes no plan
        (date(2026, 7, 21), "Monday 20 July 2026"),
    ],
)
def test_the_latest_limit_gone_by_is_named(today: date, late: str | None) -> None:
    text = waiting("2026-03-02", today)
    assert ("has passed" in text) == (late is not None)
    if late:
        assert f"{late} has passed" in text


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        ("waiting", "6 weeks to say if it will assess"),
        ("draft", "the day it reached you is day 1"),
    ],
)
def test_without_a_date_the_rule_is_told(stage: str, says: str) -> None:
    text, _, _ = shown(date(2026, 11, 23), stage=stage, date="skipped")
    assert says in text


def test_a_draft_gives_fifteen_days_with_the_first_as_day_one() -> None:
    text, _, _ = shown(date(2026, 11, 23), stage="draft", date="2026-11-20")
    assert "Friday 4 December 2026" in text


@pytest.mark.parametrize("who", ["parent", "young_person", "school", "someone_else"])
def test_each_asker_gets_words_of_their_own(who: str) -> None:
    text, offered, _ = shown(date(2026, 11, 23), stage="not_asked", who=who)
    others = [shown(date(2026, 11, 23), stage="not_asked", who=o)[0] for o in ("parent", "school") if o != who]
    assert text not in others
    assert "section 36(1)" in text
    assert len(offered) == len(PARTS)


@pytest.mark.parametrize("stage", ["waiting", "refused", "draft", "has_plan"])
def test_each_end_leads_on_to_topics(stage: str) -> None:
    _, offered, _ = shown(date(2026, 11, 23), stage=stage, date="skipped", certificate="unasked")
    assert offered
    assert set(offered) <= {topic.title for topic in topics().values()}


def test_the_guide_forgets_what_it_was_told() -> None:
    _, _, slots = shown(date(2026, 11, 23), stage="waiting", date="2026-11-02")
    assert {slots[slot] for slot in GUIDE_SLOTS} == {None}


def test_a_guide_that_ended_without_an_answer_says_so() -> None:
    _, messages = run(ShowGuideResult(), tracker({}))
    assert responses(messages) == ["utter_form_trouble"]
