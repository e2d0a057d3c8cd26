"""What a parent can do with the code: see what became of what they sent, the public reply, and take it back."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, date, datetime
from typing import Any

import pytest

from actions.published import published
from feedback.database import writing
from feedback.models import Review
from feedback.people import record_person
from feedback.receipts import code_of, spaced
from feedback.replies import ReplyText, mark_approved, mark_published, mark_submitted, record_reply
from feedback.store import count_needs, fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import WORDS, press, record_broken, slots, stored, to_preview

CODE = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def code(parent: Conversation, record: Any) -> str:
    to_preview(parent)
    found = CODE.search(parent.tap("Send it"))
    assert found
    return found[0]


def a_code() -> str:
    """A right one, of no record."""
    return spaced(code_of(secrets.token_hex(16), b"a key of another council"))


def publish(record: Any, topics: tuple[str, ...] = ("transport",), need_ids: tuple[str, ...] = ()) -> None:
    text = ReplyText(
        "Taxis", "Taxis came late.", "We changed the contract.", category="U11", topics=topics, need_ids=need_ids
    )
    ana, bo = (
        record_person(record, "command", name=name, email=f"{name}@example.org", roles=["publisher"], now=0)[0]
        for name in ("ana", "bo")
    )
    reply = record_reply(record, text, author=ana, now=NOW)
    mark_submitted(record, reply, actor=ana, now=NOW)
    mark_approved(record, reply, approver=bo, now=NOW)
    mark_published(record, reply, actor=bo, today=date(2026, 11, 25), now=NOW)
    published.forget()


def test_a_code_shows_the_kind_the_month_and_the_state(parent: Conversation, code: str) -> None:
    said = parent.say(code)
    assert "Travel to school or college" in said
    assert f"{date.today():%Y}" in said
    assert "Nobody has read it yet" in said


@pytest.mark.parametrize("around", ["{}", "my code is {}", "what happened to {} please"])
def test_a_code_is_found_in_a_sentence_and_in_small_letters(parent: Conversation, code: str, around: str) -> None:
    assert "Nobody has read it yet" in parent.say(around.format(code.lower()))


def test_another_conversation_can_use_the_code(parent: Conversation, code: str) -> None:
    other = Conversation(parent.assistant, parent.runner)
    assert "Nobody has read it yet" in other.say(code)


def test_the_state_is_told_as_it_changes(parent: Conversation, code: str, record: Any) -> None:
    with writing(record) as session:
        session.query(Review).update({"state": "with_service"})
    assert "passed it, with no names" in parent.say(code)


def test_a_public_reply_is_told_by_receipt_and_on_its_topic(parent: Conversation, code: str, record: Any) -> None:
    publish(record, need_ids=(fetch_needs(record)[0].id,))
    said = parent.say(code)
    assert "We changed the contract." in said
    assert "The council has answered in public" in said
    press(parent, '/show_topic{"topic": "transport"}')
    assert "Taxis came late." in parent.tap("What parents said, what we did")


def test_a_topic_without_a_public_reply_offers_none(parent: Conversation, record: Any) -> None:
    publish(record, topics=("mediation",))
    press(parent, '/show_topic{"topic": "transport"}')
    assert "What parents said, what we did" not in parent.titles


def test_a_taken_back_record_is_gone_and_its_code_with_it(parent: Conversation, code: str, record: Any) -> None:
    parent.say(code)
    assert "Shall I remove" in parent.tap("Take it back")
    assert count_needs(record) == 1
    assert "It is removed" in parent.tap("Yes, remove it for good")
    assert count_needs(record) == 0
    assert "nothing with that code" in parent.say(code)


def test_a_record_left_alone_stays(parent: Conversation, code: str, record: Any) -> None:
    parent.say(code)
    parent.tap("Take it back")
    assert "stays where it is" in parent.tap("No, leave it there")
    assert count_needs(record) == 1


def test_the_code_is_never_in_what_the_store_keeps(parent: Conversation, code: str) -> None:
    parent.say(code)
    assert "receipt_id" in slots(parent)
    for written in (code, code.replace("-", "")):
        assert written not in stored(parent)
        assert written not in str(slots(parent))


def test_a_mistyped_code_is_said_to_be_one(parent: Conversation, record: Any) -> None:
    """ABCDE-FGHJK-M, mistyped. Not one of chance: one in thirty has no figure then, and is not taken for a code."""
    assert "not quite a code" in parent.say("ABCDE-FGHJ7-M")


def test_a_right_code_of_no_record_is_said_to_have_nothing(parent: Conversation, record: Any) -> None:
    assert "nothing with that code" in parent.say(a_code())


def test_too_many_wrong_codes_are_stopped_for_a_while(parent: Conversation, record: Any) -> None:
    said = [parent.say(a_code()) for _ in range(7)]
    assert "too many wrong codes" in said[-1]


@pytest.mark.parametrize("typed", ["my code", "delete what I sent", "what happened to my feedback"])
def test_the_way_to_use_a_code_is_told_when_asked(parent: Conversation, typed: str) -> None:
    assert "ABCDE-FGHJK-M" in parent.say(typed)


def test_a_record_that_cannot_be_read_is_told_and_the_code_still_works(
    parent: Conversation, code: str, tmp_path: Any, record: Any
) -> None:
    with record_broken(tmp_path):
        assert "can't look that up" in parent.say(code)
    assert "Nobody has read it yet" in parent.say(code)


def test_a_code_in_a_form_is_answered_and_the_form_goes_on(parent: Conversation, code: str) -> None:
    question = press(parent, "/open_guide")
    said = parent.say(code)
    assert "Nobody has read it yet" in said
    assert said.endswith(question)


def test_the_words_are_not_shown_to_whoever_has_the_code(parent: Conversation, code: str) -> None:
    assert WORDS not in parent.say(code)
