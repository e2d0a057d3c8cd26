"""The guide's form on a fixed day, Monday 23 November 2026: which dates it takes and what it asks next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.guide_form import ValidateGuideForm, questions
from tests.actions.steps import pressed, responses, run, said, tracker

TODAY = date(2026, 11, 23)
EMPTY = {"guide_stage": None, "guide_who": None, "guide_date": None, "guide_certificate": None}
AT_DATE = {**EMPTY, "guide_stage": "refused", "guide_who": "unasked", "requested_slot": "guide_date"}
AT_CERTIFICATE = {**AT_DATE, "guide_date": "2026-10-12", "requested_slot": "guide_certificate"}


def form() -> ValidateGuideForm:
    return ValidateGuideForm(today=lambda: TODAY)


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("not_asked", ("guide_stage", "guide_who")),
        ("waiting", ("guide_stage", "guide_date")),
        ("refused", ("guide_stage", "guide_date", "guide_certificate")),
        ("draft", ("guide_stage", "guide_date")),
        ("has_plan", ("guide_stage",)),
        (None, ("guide_stage",)),
    ],
)
def test_each_stage_asks_only_what_it_needs(stage: str | None, asked: tuple[str, ...]) -> None:
    assert questions({**EMPTY, "guide_stage": stage}) == asked


def test_no_certificate_is_asked_for_when_the_letters_date_is_not_known() -> None:
    assert "guide_certificate" not in questions({**EMPTY, "guide_stage": "refused", "guide_date": "skipped"})


def test_questions_that_do_not_apply_are_filled() -> None:
    slots, _ = run(
        form(), pressed('/choose{"choice": "guide_stage:waiting"}', {**EMPTY, "requested_slot": "guide_stage"})
    )
    assert slots["guide_stage"] == "waiting"
    assert (slots["guide_who"], slots["guide_certificate"]) == ("unasked", "unasked")
    assert slots["requested_slot"] == "guide_date"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 October 2026", "2026-10-12"),
        ("12/10/26", "2026-10-12"),
        ("12 oct", "2026-10-12"),
        ("2026-10-12", "2026-10-12"),
        ("Monday 12 October", "2026-10-12"),
        ("six weeks ago today", "2026-10-12"),
        ("yesterday", "2026-11-22"),
        ("last Friday", "2026-11-20"),
        ("12 December", "2025-12-12"),
        ("23 November 2023", "2023-11-23"),
        ("today", "2026-11-23"),
    ],
)
@pytest.mark.parametrize("intent", ["ask", "unsure", "give_feedback"])
def test_a_date_is_taken_whatever_the_classifier_makes_of_it(typed: str, day: str, intent: str) -> None:
    slots, _ = run(form(), tracker(AT_DATE, typed, intent))
    assert slots["guide_date"] == day
    assert slots["requested_slot"] == "guide_certificate"


@pytest.mark.parametrize(
    ("typed", "response"),
    [
        ("24 November 2026", "utter_date_future"),
        ("tomorrow", "utter_date_future"),
        ("31 February 2026", "utter_date_impossible"),
        ("32/1/2026", "utter_date_impossible"),
        ("22 November 2023", "utter_date_too_long_ago"),
        ("12/3/85", "utter_date_too_long_ago"),
        ("in March", "utter_date_ambiguous"),
        ("03/25/2026", "utter_date_ambiguous"),
        ("12 October or 14 October", "utter_date_several"),
        ("Tuesday 12 October 2026", "utter_date_weekday_mismatch"),
    ],
)
@pytest.mark.parametrize("intent", ["ask", "unsure"])
def test_a_date_that_cannot_be_used_is_asked_again(typed: str, response: str, intent: str) -> None:
    slots, messages = run(form(), tracker(AT_DATE, typed, intent))
    assert responses(messages) == [response]
    assert (slots["guide_date"], slots["requested_slot"]) == (None, "guide_date")


def test_words_without_a_date_are_asked_again_when_unclear() -> None:
    slots, messages = run(form(), tracker(AT_DATE, "a while ago", "unsure"))
    assert responses(messages) == ["utter_date_unclear"]
    assert slots["requested_slot"] == "guide_date"


def test_a_question_without_a_date_is_left_to_be_answered() -> None:
    assert run(form(), tracker(AT_DATE, "what is a senco", "ask")) == ({}, [])


@pytest.mark.parametrize(
    "intent", ["show_topic", "show_more", "ask_for_more", "crisis", "stop", "start_again", "carry_on"]
)
def test_what_is_no_answer_changes_nothing(intent: str) -> None:
    assert run(form(), tracker(AT_DATE, "12 October 2026", intent)) == ({}, [])


def test_a_day_remembered_roughly_is_said_back() -> None:
    slots, messages = run(form(), tracker(AT_DATE, "about two weeks ago"))
    assert slots["guide_date"] == "2026-11-09"
    assert "Monday 9 November 2026" in said(messages)


@pytest.mark.parametrize("intent", ["skip", "deny"])
@pytest.mark.parametrize(("slots", "asked"), [(AT_DATE, "guide_date"), (AT_CERTIFICATE, "guide_certificate")])
def test_a_date_can_be_left_out(slots: dict[str, Any], asked: str, intent: str) -> None:
    events, _ = run(form(), tracker(slots, "no", intent))
    assert events[asked] == "skipped"
    assert events["requested_slot"] is None


@pytest.mark.parametrize(
    ("typed", "taken"), [("12 October 2026", True), ("13 October 2026", True), ("11 October 2026", False)]
)
def test_a_certificate_is_never_older_than_the_letter(typed: str, taken: bool) -> None:
    slots, messages = run(form(), tracker(AT_CERTIFICATE, typed))
    assert (slots["guide_certificate"] is not None) == taken
    assert ("utter_date_before_letter" in responses(messages)) != taken


def test_a_button_opens_at_its_stage_and_forgets_the_rest() -> None:
    slots, _ = run(form(), pressed('/open_guide{"guide_stage": "waiting"}', {**AT_CERTIFICATE, "guide_who": "school"}))
    assert slots["guide_stage"] == "waiting"
    assert slots["guide_date"] is None
    assert slots["requested_slot"] == "guide_date"


@pytest.mark.parametrize("sent", ["/open_guide", '/open_guide{"guide_stage": "no_such_stage"}'])
def test_without_a_known_stage_the_first_question_is_asked(sent: str) -> None:
    slots, _ = run(form(), pressed(sent, dict(EMPTY)))
    assert slots["requested_slot"] == "guide_stage"


@pytest.mark.parametrize(
    "forged", ["guide_stage:x", "guide_who:x", "guide_date:2026-01-01", "guide_certificate:x", "other:x", ""]
)
def test_only_what_a_button_can_send_is_taken(forged: str) -> None:
    assert run(form(), pressed(f'/choose{{"choice": "{forged}"}}', AT_DATE)) == ({}, [])


@pytest.mark.parametrize("intent", ["unsure", "skip", "affirm", "deny"])
@pytest.mark.parametrize("asked", ["guide_stage", "guide_who"])
def test_a_reply_that_is_no_choice_asks_for_one(asked: str, intent: str) -> None:
    stage = "not_asked" if asked == "guide_who" else None
    slots, messages = run(form(), tracker({**EMPTY, "guide_stage": stage, "requested_slot": asked}, "hm", intent))
    assert responses(messages) == ["utter_please_choose"]
    assert slots[asked] is None
