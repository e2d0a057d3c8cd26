"""After an answer: whether it helped, and a question that the parent lets the council have."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import actions.held_question
from feedback import tally_sheet
from feedback.questions import UNANSWERED, UNHELPFUL, fetch_questions
from feedback.tallies import fetch_tallies
from tests.conftest import Conversation
from tests.dialogue.steps import press, raise_error, record_broken, sent_by, slots, stored

QUESTION = "can my son get free school transport"
YES, NO = "Yes, it helped", "No, it didn't help"
KEEP = "Keep my question for the council"


def tallies(record: Any) -> dict[str, int]:
    tally_sheet.flush(date(2026, 11, 25))
    found: dict[str, int] = {}
    for (_, _, kind), count in fetch_tallies(record, "2026-01", "2030-12").items():
        found[kind] = found.get(kind, 0) + count
    return found


@pytest.fixture(autouse=True)
def _own_record(record: Any) -> None:
    tally_sheet.flush(date(2026, 11, 25))


def test_an_answer_asks_if_it_helped_and_its_own_choices_still_count(parent: Conversation) -> None:
    parent.say(QUESTION)
    assert parent.last[-1]["kind"] == "helpful"
    assert parent.titles[-2:] == [YES, NO]
    first = parent.titles[0]
    parent.say("1")
    assert first not in parent.titles


@pytest.mark.parametrize("typed", ["hello", "I want to speak to a person", "when are my bins collected"])
def test_what_is_no_answer_does_not_ask(parent: Conversation, typed: str) -> None:
    parent.say(typed)
    assert YES not in parent.titles


def test_text_messages_are_not_asked(parent: Conversation) -> None:
    parent.last = parent.runner.run(parent.assistant.turn(parent.id, QUESTION, channel="sms"))
    assert parent.topic
    assert YES not in parent.titles


def test_an_answer_within_a_form_does_not_ask(parent: Conversation) -> None:
    press(parent, "/open_guide")
    parent.say(QUESTION)
    assert YES not in parent.titles


@pytest.mark.parametrize(("title", "kind"), [(YES, "helpful"), (NO, "unhelpful")])
def test_what_the_parent_says_is_counted(parent: Conversation, record: Any, title: str, kind: str) -> None:
    parent.say(QUESTION)
    parent.tap(title)
    assert tallies(record)[kind] == 1
    assert tallies(record)["asked"] >= 1


def test_after_a_no_the_next_question_may_be_kept_for_the_council(parent: Conversation, record: Any) -> None:
    parent.say(QUESTION)
    assert "I'm sorry" in parent.tap(NO)
    parent.say("my daughter Quarrine cannot get to school, how do I apply for a free taxi to school")
    said = parent.tap(KEEP)
    assert "This is all that the council would read" in said
    assert "Quarrine" not in said
    assert "taxi" in said
    parent.tap("Keep it")
    (question,) = fetch_questions(record)
    assert (question.kind, question.state) == (UNHELPFUL, "new")
    assert "taxi" in question.words
    assert "Quarrine" not in question.words


def test_a_question_is_held_only_after_a_miss(parent: Conversation) -> None:
    parent.say(QUESTION)
    assert KEEP not in parent.titles
    assert "question_id" not in slots(parent)


def test_a_second_miss_offers_to_keep_the_question(parent: Conversation, record: Any, unclear: list[str]) -> None:
    parent.say(unclear[0])
    parent.say(unclear[1])
    assert unclear[1] not in stored(parent)
    assert unclear[1] in parent.tap(KEEP)
    assert fetch_questions(record) == []
    assert "is kept, with no name" in parent.tap("Keep it")
    (question,) = fetch_questions(record)
    assert (question.words, question.kind, question.topic) == (unclear[1], UNANSWERED, None)
    assert tallies(record)["unanswered"] == 1


def test_a_question_is_not_kept_when_the_parent_says_no(parent: Conversation, record: Any, unclear: list[str]) -> None:
    parent.say(unclear[0])
    parent.say(unclear[1])
    parent.tap(KEEP)
    keep = sent_by(parent, "Keep it")
    assert "not kept" in parent.tap("Don't keep it")
    assert "no longer have" in press(parent, keep)
    assert fetch_questions(record) == []


def test_a_question_kept_once_is_not_kept_twice(parent: Conversation, record: Any, unclear: list[str]) -> None:
    parent.say(unclear[0])
    parent.say(unclear[1])
    parent.tap(KEEP)
    keep = sent_by(parent, "Keep it")
    press(parent, keep)
    assert "no longer have" in press(parent, keep)
    assert len(fetch_questions(record)) == 1


def test_a_question_that_cannot_be_saved_can_be_kept_with_one_more_tap(
    parent: Conversation, record: Any, unclear: list[str], tmp_path: Any
) -> None:
    parent.say(unclear[0])
    parent.say(unclear[1])
    parent.tap(KEEP)
    with record_broken(tmp_path):
        assert "could not keep" in parent.tap("Keep it")
    assert "is kept" in parent.tap("Keep it")


def test_a_question_that_cannot_be_redacted_is_not_held(
    parent: Conversation, unclear: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parent.say(unclear[0])
    monkeypatch.setattr(actions.held_question, "redact", raise_error)
    assert "People can help" in parent.say(unclear[1])
    assert KEEP not in parent.titles


@pytest.mark.parametrize("form", ["/open_guide", "/give_feedback"])
@pytest.mark.parametrize("sent", ['/helpful{"topic": "transport"}', '/unhelpful{"topic": "transport"}',
                                  "/keep_question", '/show_replies{"topic": "transport"}'])  # fmt: skip
def test_an_old_button_within_a_form_is_answered_and_the_form_goes_on(
    parent: Conversation, form: str, sent: str
) -> None:
    question = press(parent, form)
    assert press(parent, sent).endswith(question)
