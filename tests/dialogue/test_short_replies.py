"""What a parent meets who says "yes", "no" or "start again", or presses a button of before."""

from __future__ import annotations

from typing import Any

import pytest

from content.topics import topics
from feedback import drafts
from feedback.store import fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import GUIDE, go_to, press, sent_by, slots, to_preview, to_stage


def test_yes_without_a_question_asks_to_what(parent: Conversation) -> None:
    assert "Which would you like?" in parent.say("yes")


@pytest.mark.parametrize(("reply", "said"), [("yes", "Good."), ("no", "I'm sorry"), ("not really", "I'm sorry")])
def test_yes_and_no_after_an_answer_say_whether_it_helped(parent: Conversation, reply: str, said: str) -> None:
    parent.say("what is a senco")
    assert said in parent.say(reply)


def test_yes_after_an_answer_that_does_not_ask_shows_its_choices_again(parent: Conversation) -> None:
    parent.say("I want to speak to a person")
    before = parent.titles
    assert "Which would you like?" in parent.say("yes please")
    assert parent.titles == before


@pytest.mark.parametrize("reply", ["no", "No thanks!", "skip", "stop", "never mind"])
def test_no_skip_and_stop_without_a_question_are_all_right(parent: Conversation, reply: str) -> None:
    assert "All right" in parent.say(reply)


def test_more_of_nothing_asks_of_what(parent: Conversation) -> None:
    assert "What would you like to know more about?" in parent.say("tell me more")


def test_more_of_a_short_answer_says_that_is_all(parent: Conversation) -> None:
    parent.say("hello")
    assert "That is all I have on this" in parent.say("tell me more")


def test_start_again_clears_the_conversation(parent: Conversation) -> None:
    parent.say("My son Jack Turner was refused an assessment. What is a senco?")
    assert {"last_topic", "told"} <= set(slots(parent))
    assert "I have cleared this conversation" in parent.say("start again")
    assert slots(parent) in ({}, {"offered": []})


def test_start_again_leaves_the_guide(parent: Conversation) -> None:
    to_stage(parent, "refused")
    assert "I have cleared this conversation" in parent.say("Start again")
    assert "What is the date" not in parent.text
    parent.say("what is a senco")
    assert [message.get("kind") for message in parent.last] == ["answer", "helpful"]  # no form asks on


def test_start_again_throws_the_written_words_away(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    form = slots(parent)["feedback_form_id"]
    parent.say("start over")
    assert drafts.read(form) is None
    assert fetch_needs(record) == []
    assert "requested_slot" not in slots(parent)


def test_more_after_start_again_knows_of_nothing(parent: Conversation) -> None:
    parent.say("what is a senco")
    parent.say("start again")
    assert "What would you like to know more about?" in parent.say("tell me more")


def test_a_button_of_a_finished_guide_says_so(parent: Conversation) -> None:
    to_stage(parent, "refused")
    old = sent_by(parent, "I don't know the date")
    press(parent, old)
    assert "belongs to something we have finished" in press(parent, old)
    assert "guide_date" not in slots(parent)


def test_a_button_of_a_stopped_form_says_so(parent: Conversation, record: Any) -> None:
    go_to(parent, "feedback_consent")
    old = sent_by(parent, "Yes, go on")
    parent.say("stop")
    assert "belongs to something we have finished" in press(parent, old)
    assert "feedback_consent" not in slots(parent)


def test_a_button_of_the_other_form_changes_nothing(parent: Conversation) -> None:
    go_to(parent, "feedback_stage")
    old = sent_by(parent, "Waiting")
    parent.say("stop")
    asked = press(parent, GUIDE)
    assert press(parent, old) == asked
    assert "feedback_stage" not in slots(parent)


def test_an_older_answers_button_still_works(parent: Conversation) -> None:
    parent.say("the council refused to assess my son, what now")
    old = sent_by(parent, topics()["mediation"].title)
    parent.say("what is a senco")
    press(parent, old)
    assert parent.topic == "mediation"


@pytest.mark.parametrize(
    "unknown",
    [
        '/show_topic{"topic": "no_such_topic"}',
        '/show_more{"topic": "no_such_topic"}',
        '/show_guide_part{"part": "no_such_part"}',
        '/open_guide{"guide_stage": "no_such_stage"}',
        '/choose{"choice": "guide_stage:no_such_stage"}',
        "/choose",
    ],
)
@pytest.mark.parametrize("in_the_guide", [False, True])
def test_a_button_that_names_nothing_we_have_is_answered(
    parent: Conversation, unknown: str, in_the_guide: bool
) -> None:
    """As after an update of the assistant, when the page of before is still open."""
    if in_the_guide:
        to_stage(parent, "refused")
    said = press(parent, unknown)
    assert said
    assert "something went wrong" not in said


@pytest.mark.parametrize("in_the_guide", [False, True])
def test_a_button_of_an_intent_we_no_longer_have_does_not_jam_the_conversation(
    parent: Conversation, in_the_guide: bool
) -> None:
    if in_the_guide:
        to_stage(parent, "refused")
    press(parent, "/no_such_intent")
    assert 1 <= len(parent.last) <= 2
    parent.say("what is a senco")
    assert parent.topic == "senco_help"
