"""What a parent meets who says that someone may be in danger."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from actions.speaking import payload
from content.council import ROOT
from feedback import drafts
from feedback.store import fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import (
    ALL_ANSWERS,
    CONTACTS,
    DANGER,
    FEEDBACK,
    GUIDE,
    go_to,
    press,
    raise_error,
    slots,
    start_feedback,
    stored,
    to_stage,
    to_words,
)

IN_DANGER = (
    DANGER,
    "she says she doesn't want to be here anymore",
    "she says she doesn’t want to be here any more",
    "my son said he is going to kill himself tonight",
    "I can't keep him safe at home",
)
NOT_IN_DANGER = (
    "my son is in crisis with his school work",
    "suicide prevention training for staff",
    "I could kill for a coffee",
)


@pytest.mark.parametrize("said", IN_DANGER)
def test_the_contacts_come_at_once(parent: Conversation, said: str) -> None:
    parent.say(said)
    assert parent.topic == "crisis_danger"
    assert all(number in parent.last[0]["text"] for number in CONTACTS)
    assert parent.titles == ["Tell me more", "Carry on"]


@pytest.mark.parametrize("said", NOT_IN_DANGER)
def test_a_saying_does_not_ring_the_bell(parent: Conversation, said: str) -> None:
    parent.say(said)
    assert parent.topic != "crisis_danger"
    assert "Carry on" not in parent.titles


def test_no_short_reply_rings_the_bell(parent: Conversation) -> None:
    """They are exact words, and answers to our own questions: "skip" must never bring the contacts."""
    replies = yaml.safe_load((ROOT / "data" / "words" / "short_replies.yml").read_text(encoding="utf-8"))["nlu"]

    async def intents() -> dict[str, str]:
        typed = [line[2:] for block in replies for line in block["examples"].splitlines()]
        parsed = {text: await parent.assistant.agent.parse_message(text) for text in typed}
        return {text: row["intent"]["name"] for text, row in parsed.items()}

    assert [text for text, intent in parent.runner.run(intents()).items() if intent == "crisis"] == []


@pytest.mark.parametrize("said", ["my child", "my son", "help", "I need help", "he is missing school"])
def test_a_few_plain_words_do_not_ring_the_bell(parent: Conversation, said: str) -> None:
    parent.say(said)
    assert parent.topic != "crisis_danger"


def test_danger_in_a_message_that_is_too_long_brings_the_contacts(parent: Conversation) -> None:
    said = parent.say("He wants to die. " + "We have waited so long for help and nobody rings back. " * 20)
    assert all(number in said for number in CONTACTS)


def test_danger_in_words_that_cannot_be_cleaned_brings_999(
    parent: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.door.redact", raise_error)
    assert "999" in parent.say(DANGER)


def test_carry_on_with_nothing_open_asks_what_next(parent: Conversation) -> None:
    parent.say(DANGER)
    assert "What would you like to ask?" in parent.tap("Carry on")


def test_tell_me_more_gives_the_councils_child_protection_number(parent: Conversation) -> None:
    parent.say(DANGER)
    assert "01702 215007" in parent.tap("Tell me more")


def test_a_question_after_the_contacts_is_answered(parent: Conversation) -> None:
    parent.say(DANGER)
    parent.say("what is a senco")
    assert parent.topic == "senco_help"


def guide_at(parent: Conversation, question: str) -> str:
    if question == "guide_stage":
        return press(parent, GUIDE)
    if question == "guide_who":
        return to_stage(parent, "not_asked")
    to_stage(parent, "refused")
    return parent.say("yesterday") if question == "guide_certificate" else parent.text


@pytest.mark.parametrize("question", ["guide_stage", "guide_who", "guide_date", "guide_certificate"])
def test_the_guide_waits_and_carries_on_at_the_same_question(parent: Conversation, question: str) -> None:
    asked = guide_at(parent, question)
    before = slots(parent)
    parent.say(DANGER)
    (contacts,) = parent.last  # the form's question is not put again beside the contacts
    assert all(number in contacts["text"] for number in CONTACTS)
    said = parent.tap("Carry on")
    assert parent.last[-1]["text"] == asked
    assert "Here is where we were" in said
    assert slots(parent)["requested_slot"] == question
    assert {name: slots(parent).get(name) for name in before if name.startswith("guide")} == {
        name: value for name, value in before.items() if name.startswith("guide")
    }


@pytest.mark.parametrize("question", ALL_ANSWERS)
def test_the_feedback_form_waits_and_carries_on_with_its_answers(
    parent: Conversation, record: Any, question: str
) -> None:
    asked = go_to(parent, question)
    before = {name: value for name, value in slots(parent).items() if name.startswith("feedback")}
    parent.say(DANGER)
    (contacts,) = parent.last
    assert all(number in contacts["text"] for number in CONTACTS)
    parent.tap("Carry on")
    assert parent.last[-1]["text"] == asked
    assert {name: value for name, value in slots(parent).items() if name.startswith("feedback")} == before
    assert fetch_needs(record) == []


def test_danger_in_the_own_words_is_not_taken_as_the_words(parent: Conversation, record: Any) -> None:
    to_words(parent)
    parent.say("He says he wants to die because nobody helps him.")
    assert parent.topic == "crisis_danger"
    assert drafts.read(slots(parent)["feedback_form_id"]) is None
    parent.tap("Carry on")
    assert "wants to die" not in parent.say("Nobody helps him.")
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert row.words == "Nobody helps him."


def test_a_number_after_the_contacts_means_the_contacts_buttons(parent: Conversation) -> None:
    """2 is "Carry on" there, and must never give an answer to the form behind it."""
    asked = press(parent, GUIDE)
    parent.say(DANGER)
    parent.say("2")
    assert "guide_stage" not in slots(parent)
    assert parent.last[-1]["text"] == asked


def test_a_number_after_the_contacts_never_gives_consent(parent: Conversation) -> None:
    go_to(parent, "feedback_consent")
    parent.say(DANGER)
    assert "01702 215007" in parent.say("1")
    assert "feedback_consent" not in slots(parent)


def test_words_after_the_contacts_are_not_the_words_for_the_council(parent: Conversation) -> None:
    """The form waits until the parent carries on."""
    to_words(parent)
    parent.say(DANGER)
    assert "This is all that would be kept" not in parent.say("thank you, I will ring them now")
    assert drafts.read(slots(parent)["feedback_form_id"]) is None


@pytest.mark.parametrize(
    "said",
    ["yes", "no", "skip this", "tell me more", "what is a senco", "nobody ever calls me back", "12 March", "hm, well"],
)
@pytest.mark.parametrize("sent", [FEEDBACK, GUIDE])
def test_whatever_comes_after_the_contacts_is_answered_and_the_form_goes_on(
    parent: Conversation, record: Any, said: str, sent: str
) -> None:
    asked = press(parent, sent)
    parent.say(DANGER)
    assert "something went wrong" not in parent.say(said)
    assert len(parent.last) <= 3
    press(parent, sent)
    assert parent.last[-1]["text"] == asked


def test_a_dates_button_after_the_contacts_opens_the_guide_at_the_letter(parent: Conversation) -> None:
    to_stage(parent, "waiting")
    parent.say(DANGER)
    assert "date on the decision letter" in press(parent, payload("open_guide", guide_stage="refused"))


def test_a_feedback_button_after_the_contacts_goes_on_with_the_form(parent: Conversation, record: Any) -> None:
    asked = go_to(parent, "feedback_stage")
    parent.say(DANGER)
    press(parent, FEEDBACK)
    assert parent.last[-1]["text"] == asked


@pytest.mark.parametrize("said", ["yes", "thank you, I will ring them now", "nobody ever calls me back"])
def test_whatever_comes_after_the_contacts_sends_nothing(parent: Conversation, record: Any, said: str) -> None:
    go_to(parent, "feedback_confirm")
    parent.say(DANGER)
    parent.say(said)
    assert fetch_needs(record) == []


def test_stop_after_the_contacts_stops_the_form(parent: Conversation) -> None:
    start_feedback(parent)
    parent.say(DANGER)
    assert "Nothing was sent" in parent.say("stop")
    assert "requested_slot" not in slots(parent)


@pytest.mark.parametrize("said", IN_DANGER)
def test_nothing_of_the_message_is_in_the_store(parent: Conversation, said: str) -> None:
    to_words(parent)
    parent.say(said)
    kept = stored(parent).casefold()
    assert '"crisis"' in kept
    for words in (said, *(word for word in said.split() if len(word) > 5)):
        assert f"{words.casefold()} " not in kept
        assert f'"{words.casefold()}' not in kept
