"""What a parent meets when a part of the assistant fails: something true, and never thanks for what was not saved."""

from __future__ import annotations

from typing import Any

import pytest

from feedback import drafts
from feedback.store import count_needs, fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import (
    ALL_ANSWERS,
    CONTACTS,
    DANGER,
    FEEDBACK,
    GUIDE,
    WORDS,
    failing,
    go_to,
    press,
    raise_error,
    slots,
    to_preview,
    to_stage,
)

THANKS = "Your code is"
SORRY = "something went wrong on our side"


def test_a_form_that_cannot_start_says_so_and_keeps_nothing(parent: Conversation, record: Any) -> None:
    with failing("actions.feedback_form.take"):
        said = press(parent, FEEDBACK)
    assert "I'm sorry" in said
    assert "People can help" not in said
    assert THANKS not in said
    assert fetch_needs(record) == []


def test_a_form_that_could_not_start_starts_the_next_time(parent: Conversation, record: Any) -> None:
    with failing("actions.feedback_form.take"):
        press(parent, FEEDBACK)
    assert "without saying who you are" in press(parent, FEEDBACK)
    assert slots(parent)["requested_slot"] == "feedback_consent"


def test_a_form_that_could_not_start_is_filled_in_and_saved_the_next_time(parent: Conversation, record: Any) -> None:
    with failing("actions.feedback_form.take"):
        press(parent, FEEDBACK)
    to_preview(parent)
    assert THANKS in parent.tap("Send it")
    assert [row.words for row in fetch_needs(record)] == [WORDS]


@pytest.mark.parametrize("question", ALL_ANSWERS)
def test_an_answer_that_cannot_be_taken_is_asked_for_again(parent: Conversation, record: Any, question: str) -> None:
    go_to(parent, question)
    answer = ALL_ANSWERS[question][0] if ALL_ANSWERS[question] else WORDS
    with failing("actions.feedback_form.take"):
        said = parent.say(answer)
    assert said.count(SORRY) == 1
    assert THANKS not in said
    assert fetch_needs(record) == []
    assert slots(parent)["requested_slot"] == question
    assert question not in slots(parent)


@pytest.mark.parametrize("question", [q for q in ALL_ANSWERS if q != "feedback_confirm"])
def test_the_form_goes_on_once_the_failing_part_works_again(parent: Conversation, record: Any, question: str) -> None:
    go_to(parent, question)
    answer = ALL_ANSWERS[question][0] if ALL_ANSWERS[question] else WORDS
    with failing("actions.feedback_form.take"):
        parent.say(answer)
    before = slots(parent)
    said = parent.say(answer)
    assert SORRY not in said
    assert slots(parent) != before


@pytest.mark.parametrize("question", ["feedback_consent", "feedback_words", "feedback_confirm"])
def test_danger_is_answered_even_while_the_form_fails(parent: Conversation, record: Any, question: str) -> None:
    go_to(parent, question)
    with failing("actions.feedback_form.take"):
        said = parent.say(DANGER)
    assert all(number in said for number in CONTACTS)
    assert slots(parent)["requested_slot"] == question


@pytest.mark.parametrize("question", ["feedback_consent", "feedback_words", "feedback_confirm"])
def test_stop_works_even_while_the_form_fails(
    parent: Conversation, record: Any, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    go_to(parent, question)
    monkeypatch.setattr("actions.feedback_form.take", raise_error)
    assert "Nothing was sent" in parent.say("stop")
    assert "requested_slot" not in slots(parent)


def test_a_question_can_be_asked_after_a_form_has_failed(parent: Conversation, record: Any) -> None:
    press(parent, FEEDBACK)
    with failing("actions.feedback_form.take"):
        parent.say("yes")
    parent.say("stop")
    parent.say("what is a senco")
    assert parent.topic == "senco_help"


def test_words_that_could_not_be_taken_are_in_no_slot(parent: Conversation, record: Any) -> None:
    go_to(parent, "feedback_words")
    with failing("actions.feedback_form.take"):
        parent.say(WORDS)
    assert WORDS not in str(slots(parent))
    assert drafts.read(slots(parent)["feedback_form_id"]) is None


@pytest.mark.parametrize("part", ["complete", "_send", "engine", "read_settings"])
def test_a_failing_send_never_thanks(parent: Conversation, record: Any, part: str) -> None:
    to_preview(parent)
    with failing(f"actions.send_feedback.{part}"):
        said = parent.tap("Send it")
    assert said
    assert THANKS not in said
    assert fetch_needs(record) == []


@pytest.mark.parametrize("part", ["_send", "engine", "read_settings"])
def test_a_failing_send_can_be_sent_again(parent: Conversation, record: Any, part: str) -> None:
    to_preview(parent)
    with failing(f"actions.send_feedback.{part}"):
        parent.tap("Send it")
    assert THANKS in parent.tap("Send it")
    assert count_needs(record) == 1


def test_a_question_that_cannot_be_asked_says_sorry(parent: Conversation, record: Any) -> None:
    press(parent, FEEDBACK)
    with failing("actions.ask_feedback_category.speak"):
        assert SORRY in parent.tap("Yes, go on")
    assert THANKS not in parent.text
    assert fetch_needs(record) == []


def test_a_preview_that_cannot_be_shown_sends_nothing(parent: Conversation, record: Any) -> None:
    go_to(parent, "feedback_words")
    with failing("actions.ask_feedback_confirm.summary"):
        said = parent.say(WORDS)
    assert SORRY in said
    assert fetch_needs(record) == []


def test_a_guide_that_cannot_start_says_so(parent: Conversation) -> None:
    with failing("actions.guide_form.after_answer"):
        assert SORRY in press(parent, GUIDE)
    assert "Where are you now?" in press(parent, GUIDE)


def test_a_date_that_cannot_be_taken_is_asked_for_again(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    with failing("actions.guide_form.read_date"):
        assert SORRY in parent.say("yesterday")
    assert slots(parent)["requested_slot"] == "guide_date"
    assert "(20 weeks)" in parent.say("yesterday")


def test_a_guide_that_cannot_show_its_end_says_sorry(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    with failing("actions.guide_result.request_deadlines"):
        assert SORRY in parent.say("yesterday")


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("what is a senco", "actions.answer.say_topic"),
        ("tell me more", "actions.show_more.speak"),
        ("yes", "actions.reply_without_a_question.speak"),
        ("start again", "actions.start_again.speak"),
    ],
)
def test_no_failing_action_leaves_the_parent_in_silence(parent: Conversation, said: str, part: str) -> None:
    with failing(part):
        assert SORRY in parent.say(said)
    parent.say("how do I claim DLA")
    assert parent.topic == "benefits_dla_money"


def test_a_failing_offer_of_topics_says_sorry(
    parent: Conversation, monkeypatch: pytest.MonkeyPatch, unclear: list[str]
) -> None:
    monkeypatch.setattr("actions.clarify.speak", raise_error)
    assert SORRY in parent.say(unclear[0])


def test_a_failing_crisis_action_still_gives_contacts(parent: Conversation) -> None:
    with failing("actions.crisis.say_topic"):
        said = parent.say(DANGER)
    assert all(number in said for number in CONTACTS)


def test_a_failing_note_of_what_was_taken_out_does_not_stop_the_answer(
    parent: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.remember_what_was_taken_out.reading", raise_error)
    parent.say("The council refused to assess my son Jack Turner, what now?")
    assert parent.topic == "ehc_refused_assessment"


def test_a_turn_that_fails_as_a_whole_says_sorry(parent: Conversation) -> None:
    with failing(parent.assistant.agent, "handle_message"):
        assert SORRY in parent.say("what is a senco")
    parent.say("what is a senco")
    assert parent.topic == "senco_help"


def test_a_send_that_fails_unheard_can_be_sent_again_and_is_saved_once(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    with failing("actions.send_feedback.complete"):
        said = parent.tap("Send it")
    assert "cannot tell if it was saved" in said
    assert THANKS in parent.tap("Send it")
    assert count_needs(record) == 1
