"""Every button can be typed: its words in any case, or its number among those shown last."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.typed_choices import Offer, choice_typed, resolve
from content.flow_words import typed_choices
from tests.conftest import Conversation

QUESTION: Offer = [("Yes, go on", "/yes"), ("No, leave it", "/no")]
OFFERED: Offer = [("Tell me more", "/more"), ("Who can I talk to?", "/people"), ("Yes", "/other_yes")]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("Yes, go on", "/yes"),
        ("yes go on", "/yes"),
        ("  NO, LEAVE IT. ", "/no"),
        ("tell me more", "/more"),
        ("WHO CAN I TALK TO", "/people"),
        ("yes", "/other_yes"),
        ("1", "/yes"),
        ("2", "/no"),
        (" 2. ", "/no"),
        ("2)", "/no"),
        ("002", "/no"),
    ],
)
def test_a_title_or_a_number_is_its_button(text: str, payload: str) -> None:
    assert resolve(text, QUESTION, OFFERED) == payload


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "0",
        "00",
        "99",
        "9" * 900,
        "٢",
        "۲",
        "²",
        "①",
        "Ⅱ",
        "½",
        "1.5",
        "1 2",
        "one",
        "",
        "?",
        "more",
        "go on",
        "12th",
    ],
)
def test_anything_else_is_no_button(text: str) -> None:
    assert resolve(text, QUESTION, OFFERED) is None


@pytest.mark.parametrize(("text", "payload"), [("1", "/more"), ("3", "/other_yes"), ("4", None)])
def test_without_a_question_numbers_count_among_the_buttons(text: str, payload: str | None) -> None:
    assert resolve(text, [], OFFERED) == payload


def test_the_question_goes_before_the_buttons_of_the_same_title() -> None:
    assert resolve("stop", [("Stop", "/first")], [("Stop", "/second")]) == "/first"


@pytest.mark.parametrize("text", ["1", "tell me more", ""])
def test_nothing_shown_is_nothing_chosen(text: str) -> None:
    assert resolve(text, [], []) is None


@given(st.text(max_size=1000))
def test_any_text_is_a_button_or_none(text: str) -> None:
    assert resolve(text, QUESTION, OFFERED) in (None, "/yes", "/no", "/more", "/people", "/other_yes")


@pytest.mark.parametrize("title", [title for title, _ in typed_choices("guide_stage")])
def test_the_titles_of_a_forms_question_count_while_it_is_asked(title: str) -> None:
    slots: dict[str, Any] = {"requested_slot": "guide_stage", "offered": None}
    assert choice_typed(title.upper(), slots) == dict(typed_choices("guide_stage"))[title]
    assert choice_typed(title, {"requested_slot": None, "offered": None}) is None


@pytest.mark.parametrize(
    ("category", "number", "payload"),
    [
        ("U02", "1", '/choose{"choice": "feedback_sub:refused"}'),
        ("U10", "1", '/choose{"choice": "feedback_sub:felt_blamed"}'),
        ("U10", "5", "/stop"),
        ("U10", "6", None),
    ],
)
def test_numbers_count_in_the_variant_of_the_question_that_was_asked(
    category: str, number: str, payload: str | None
) -> None:
    slots = {"requested_slot": "feedback_sub", "feedback_category": category, "offered": [["Stop", "/stop"]]}
    assert choice_typed(number, slots) == payload


@pytest.mark.parametrize(("text", "payload"), [("2", "/carry_on"), ("carry on", "/carry_on"), ("3", None)])
def test_after_the_contacts_in_danger_a_number_counts_among_their_buttons(text: str, payload: str | None) -> None:
    slots = {"requested_slot": "guide_stage", "offered": [["Tell me more", "/show_more"], ["Carry on", "/carry_on"]]}
    assert choice_typed(text, slots, after_danger=True) == payload


def test_a_number_typed_after_the_contacts_in_danger_answers_no_form(parent: Conversation) -> None:
    parent.say("I want to give feedback")
    parent.say("I want to kill myself")
    second = parent.titles[1]
    assert second == "Carry on"
    assert "Here is where we were" in parent.say("2")
