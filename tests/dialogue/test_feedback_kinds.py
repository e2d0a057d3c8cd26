"""What a parent meets who says which kind of need is not met."""

from __future__ import annotations

from typing import Any

import pytest

from actions.speaking import payload
from content.buttons import buttons
from content.flow_words import choices_of
from content.needs import Need, needs
from feedback.store import fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import press, slots, start_feedback

GROUPS = "What is it about?"
DETAIL = "five short questions"
SUBS = {
    "U02": ("refused", "late", "discouraged", "no_reply"),
    "U10": ("felt_blamed", "breaks", "care"),
}


def group_of(need: Need) -> str:
    return buttons()[f"group_{need.group}"]


@pytest.mark.parametrize("code", needs())
def test_every_kind_is_reached_by_its_group_and_kept(parent: Conversation, record: Any, code: str) -> None:
    start_feedback(parent)
    parent.tap(group_of(needs()[code]))
    said = parent.tap(needs()[code].title)
    assert (DETAIL in said) == (code not in SUBS)
    if code in SUBS:
        parent.tap("Skip")
    parent.tap("Go straight to my words")
    assert needs()[code].title in parent.tap("Skip")
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert row.category == code


def test_there_are_fourteen_kinds() -> None:
    assert list(needs()) == [f"U{number:02}" for number in range(1, 15)]


@pytest.mark.parametrize(("code", "sub"), [(code, sub) for code, subs in SUBS.items() for sub in subs])
def test_each_finer_kind_is_kept_and_shown(parent: Conversation, record: Any, code: str, sub: str) -> None:
    start_feedback(parent)
    parent.tap(group_of(needs()[code]))
    parent.tap(needs()[code].title)
    parent.tap(choices_of("feedback_sub")[sub])
    parent.tap("Go straight to my words")
    assert f"{needs()[code].title} ({choices_of('feedback_sub')[sub]})" in parent.tap("Skip")
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert (row.category, row.sub) == (code, sub)


@pytest.mark.parametrize("code", SUBS)
def test_only_the_finer_kinds_of_the_kind_are_offered(parent: Conversation, code: str) -> None:
    start_feedback(parent)
    parent.tap(group_of(needs()[code]))
    parent.tap(needs()[code].title)
    assert parent.titles == [*(choices_of("feedback_sub")[sub] for sub in SUBS[code]), "Skip", "Stop"]


def test_the_words_that_opened_the_form_suggest_the_kind(parent: Conversation, record: Any) -> None:
    parent.say("nobody ever calls me back")
    assert needs()["U14"].title in parent.tap("Yes, go on")
    assert parent.titles == ["Yes", "Something else", "Stop"]


@pytest.mark.parametrize("reply", ["Yes", "yes", "yeah", "that's right", "1"])
def test_a_suggestion_can_be_confirmed_in_words(parent: Conversation, record: Any, reply: str) -> None:
    parent.say("nobody ever calls me back")
    parent.tap("Yes, go on")
    assert DETAIL in parent.say(reply)
    assert slots(parent)["feedback_category"] == "U14"


@pytest.mark.parametrize("reply", ["Something else", "something else", "2", "no", "that's wrong"])
def test_a_suggestion_can_be_refused_in_words(parent: Conversation, record: Any, reply: str) -> None:
    parent.say("nobody ever calls me back")
    parent.tap("Yes, go on")
    assert GROUPS in parent.say(reply)
    assert "feedback_category" not in slots(parent)


def test_a_suggestion_is_never_kept_unless_confirmed(parent: Conversation, record: Any) -> None:
    parent.say("nobody ever calls me back")
    parent.tap("Yes, go on")
    parent.tap("Something else")
    parent.tap("School, and getting there")
    parent.tap(needs()["U11"].title)
    parent.tap("Go straight to my words")
    said = parent.tap("Skip")
    assert needs()["U14"].title not in said
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert (row.category, row.second_category) == ("U11", None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the taxi never turns up", "U11"),
        ("the bus to school never comes on time", "U11"),
        ("we have waited three years for an autism assessment", "U06"),
        ("there is nothing for him to do in the summer holidays", "U13"),
    ],
)
def test_the_parents_own_words_suggest_the_kind(parent: Conversation, record: Any, words: str, code: str) -> None:
    start_feedback(parent)
    assert f"It sounds as if this is about: {needs()[code].title}" in parent.say(words)
    assert DETAIL in parent.tap("Yes")
    assert slots(parent)["feedback_category"] == code


def test_own_words_also_suggest_the_second_kind(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    parent.tap("Finding help or being listened to")
    parent.tap(needs()["U14"].title)
    assert "second kind" in parent.tap("Ask me")
    assert needs()["U11"].title in parent.say("the taxi never turns up")
    parent.tap("Yes")
    assert (slots(parent)["feedback_category"], slots(parent)["feedback_second"]) == ("U14", "U11")


def test_words_like_no_kind_are_asked_for_the_nearest(
    parent: Conversation, record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.feedback_form.SUGGEST_FROM", 1.1)  # sure of nothing
    start_feedback(parent)
    said = parent.say("it is all a bit of everything")
    assert "Which of these is nearest?" in said
    assert GROUPS in said


def test_a_question_at_the_kinds_is_answered_not_taken_as_the_kind(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    parent.say("how do I get school transport?")
    assert parent.topic == "transport"
    assert GROUPS in parent.last[-1]["text"]


def test_the_kinds_of_a_group_lead_back_to_all(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    assert "Which fits best?" in parent.tap("School, and getting there")
    assert GROUPS in parent.tap("Back to all kinds")


def test_a_group_and_a_kind_can_be_typed_by_number(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    parent.say(str(parent.titles.index("School, and getting there") + 1))
    parent.say(str(parent.titles.index(needs()["U11"].title) + 1))
    assert slots(parent)["feedback_category"] == "U11"


def test_the_second_kind_is_kept_beside_the_first(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    parent.tap("Finding help or being listened to")
    parent.tap(needs()["U14"].title)
    parent.tap("Ask me")
    parent.tap("School, and getting there")
    assert "Which kind of need" in parent.tap(needs()["U11"].title)
    assert (slots(parent)["feedback_category"], slots(parent)["feedback_second"]) == ("U14", "U11")


@pytest.mark.parametrize("code", SUBS)
def test_a_second_kind_leaves_the_finer_kind_of_the_first(parent: Conversation, record: Any, code: str) -> None:
    start_feedback(parent)
    parent.tap(group_of(needs()[code]))
    parent.tap(needs()[code].title)
    parent.tap(choices_of("feedback_sub")[SUBS[code][0]])
    parent.tap("Ask me")
    parent.tap("School, and getting there")
    assert "Which kind of need" in parent.tap(needs()["U11"].title)
    assert slots(parent)["feedback_sub"] == SUBS[code][0]


def test_changing_the_kind_forgets_the_finer_kind(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    parent.tap(group_of(needs()["U02"]))
    parent.tap(needs()["U02"].title)
    parent.tap(choices_of("feedback_sub")["refused"])
    assert DETAIL in press(parent, payload("choose", choice="feedback_category:U14"))
    assert slots(parent)["feedback_sub"] == "unasked"


@pytest.mark.parametrize(
    "forged", ["feedback_category:U99", "feedback_sub:felt_blamed_", "feedback_area:SS99", ":", "x"]
)
def test_a_value_we_do_not_know_is_never_taken(parent: Conversation, record: Any, forged: str) -> None:
    before = start_feedback(parent)
    assert press(parent, payload("choose", choice=forged)) == before
    assert slots(parent)["requested_slot"] == "feedback_category"
