"""What a parent meets who wants to say what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from content.flow_words import choices_of
from content.needs import needs
from dates import today_in_london
from feedback import drafts
from feedback.receipts import key_of, read_code
from feedback.settings import read_settings
from feedback.store import fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import (
    ALL_ANSWERS,
    FEEDBACK,
    GUIDE,
    WORDS,
    go_to,
    press,
    sent_by,
    slots,
    start_feedback,
    stored,
    to_preview,
    to_words,
)

OPTIONAL = ("feedback_second", "feedback_area_of_need", "feedback_stage", "feedback_age_band", "feedback_area")


def test_a_complaint_about_silence_becomes_one_record(parent: Conversation, record: Any) -> None:
    assert "without saying who you are" in parent.say("nobody ever calls me back")
    assert "Being listened to" in parent.tap("Yes, go on")
    parent.tap("Yes")
    parent.tap("Go straight to my words")
    assert "We rang for weeks" in parent.say("We rang for weeks and nobody rang back.")
    assert "Your code is" in parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert (row.category, row.words) == ("U14", "We rang for weeks and nobody rang back.")


def test_saying_no_to_the_first_question_keeps_nothing(parent: Conversation, record: Any) -> None:
    parent.say("I want to give feedback")
    assert "Nothing was sent" in parent.tap("No, leave it")
    assert fetch_needs(record) == []


@pytest.mark.parametrize("reply", ["no", "no thanks", "No, leave it", "2"])
def test_no_to_the_first_question_can_be_typed(parent: Conversation, record: Any, reply: str) -> None:
    press(parent, FEEDBACK)
    assert "Nothing was sent" in parent.say(reply)
    assert fetch_needs(record) == []
    assert not [name for name in slots(parent) if name.startswith("feedback")]


@pytest.mark.parametrize("reply", ["yes", "ok", "Yes, go on", "1"])
def test_yes_to_the_first_question_can_be_typed(parent: Conversation, record: Any, reply: str) -> None:
    press(parent, FEEDBACK)
    assert "What is it about?" in parent.say(reply)


def test_all_questions_answered_are_all_kept(parent: Conversation, record: Any) -> None:
    go_to(parent, "feedback_confirm")
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert (row.category, row.sub, row.second_category) == ("U02", "refused", "U08")
    assert (row.area_of_need, row.stage, row.age_band, row.area) == ("SEMH", "waiting", "5-10", "SS1")
    assert (row.words, row.month) == (WORDS, f"{today_in_london():%Y-%m}")


def test_all_questions_are_asked_once_and_in_order(parent: Conversation, record: Any) -> None:
    """Choosing a second kind must not ask again what happened with the first."""
    press(parent, FEEDBACK)
    asked = []
    for slot, taps in ALL_ANSWERS.items():
        asked.append(slots(parent)["requested_slot"])
        for title in taps:
            parent.tap(title)
        if slot == "feedback_words":
            parent.say(WORDS)
    assert asked == list(ALL_ANSWERS)


def test_every_answer_can_be_typed_by_its_title(parent: Conversation, record: Any) -> None:
    press(parent, FEEDBACK)
    for slot, taps in ALL_ANSWERS.items():
        for title in taps:
            parent.say(title.lower())
        if slot == "feedback_words":
            parent.say(WORDS)
    (row,) = fetch_needs(record)
    assert (row.category, row.sub, row.second_category) == ("U02", "refused", "U08")
    assert (row.area_of_need, row.stage, row.age_band, row.area) == ("SEMH", "waiting", "5-10", "SS1")


@pytest.mark.parametrize("area", choices_of("feedback_area"))
def test_every_part_of_the_city_can_be_typed(parent: Conversation, record: Any, area: str) -> None:
    """The first half of a postcode is personal detail elsewhere, but here it is the answer."""
    go_to(parent, "feedback_area")
    said = parent.say(choices_of("feedback_area")[area])
    assert slots(parent)["feedback_area"] == area
    assert "I took out" not in said


def test_every_optional_question_can_be_skipped(parent: Conversation, record: Any) -> None:
    go_to(parent, "feedback_sub")
    parent.tap("Skip")
    parent.tap("Ask me")
    for slot in OPTIONAL:
        assert slots(parent)["requested_slot"] == slot
        parent.say("skip")
    assert slots(parent)["requested_slot"] == "feedback_words"
    parent.tap("Skip")
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert row.category == "U02"
    assert {row.sub, row.second_category, row.area_of_need, row.stage, row.age_band, row.area, row.words} == {None}


@pytest.mark.parametrize("slot", OPTIONAL)
@pytest.mark.parametrize("reply", ["rather not say", "I don't know", "not sure"])
def test_rather_not_say_skips_an_optional_question(parent: Conversation, slot: str, reply: str) -> None:
    start_feedback(parent)
    parent.tap("School, and getting there")
    parent.tap("Travel to school or college")
    parent.tap("Ask me")
    for other in OPTIONAL[: OPTIONAL.index(slot)]:
        assert slots(parent)["requested_slot"] == other
        parent.say("skip this")
    parent.say(reply)
    assert slots(parent)[slot] == "skipped"


def test_no_to_a_second_kind_goes_on(parent: Conversation, record: Any) -> None:
    """It is asked as a question of yes or no."""
    start_feedback(parent)
    parent.tap("School, and getting there")
    parent.tap("Travel to school or college")
    assert "Is there a second kind of problem?" in parent.tap("Ask me")
    assert "Which kind of need" in parent.say("no")


@pytest.mark.parametrize("question", ["feedback_consent", "feedback_category", "feedback_detail", "feedback_confirm"])
def test_a_question_that_matters_cannot_be_skipped(parent: Conversation, record: Any, question: str) -> None:
    asked = go_to(parent, question)
    said = parent.say("skip this")
    assert "Please choose one of these" in said
    assert said.endswith(asked)


@pytest.mark.parametrize("question", ALL_ANSWERS)
def test_stop_at_any_question_keeps_nothing(parent: Conversation, record: Any, question: str) -> None:
    go_to(parent, question)
    form = slots(parent)["feedback_form_id"]
    assert "Nothing was sent and nothing is kept" in parent.say("stop")
    assert fetch_needs(record) == []
    assert drafts.read(form) is None
    assert not [name for name in slots(parent) if name.startswith("feedback") or name == "requested_slot"]


@pytest.mark.parametrize("question", [q for q in ALL_ANSWERS if q not in ("feedback_consent", "feedback_confirm")])
def test_every_question_has_a_way_out(parent: Conversation, record: Any, question: str) -> None:
    go_to(parent, question)
    assert "Nothing was sent and nothing is kept" in parent.tap("Stop")
    assert fetch_needs(record) == []


@pytest.mark.parametrize("question", [q for q in ALL_ANSWERS if q != "feedback_words"])
def test_a_question_in_between_is_answered_and_the_same_asked_again(
    parent: Conversation, record: Any, question: str
) -> None:
    asked = go_to(parent, question)
    parent.say("what is a senco?")
    assert parent.topic == "senco_help"
    assert parent.last[-1]["text"] == asked


def test_the_guide_can_be_opened_from_the_form(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    form = slots(parent)["feedback_form_id"]
    assert "Where are you now?" in press(parent, GUIDE)
    assert drafts.read(form) is None
    assert "feedback_category" not in slots(parent)
    assert fetch_needs(record) == []


def test_the_preview_is_needed_before_anything_is_sent(parent: Conversation, record: Any) -> None:
    to_words(parent)
    parent.say(WORDS)
    assert fetch_needs(record) == []


@pytest.mark.parametrize("reply", ["yes", "Send it", "1", "ok"])
def test_yes_to_the_preview_sends(parent: Conversation, record: Any, reply: str) -> None:
    to_preview(parent)
    assert "Your code is" in parent.say(reply)
    assert len(fetch_needs(record)) == 1


@pytest.mark.parametrize("reply", ["Do not send it", "do not send it", "3"])
def test_no_to_the_preview_sends_nothing(parent: Conversation, record: Any, reply: str) -> None:
    to_preview(parent)
    assert "Nothing was sent" in parent.say(reply)
    assert fetch_needs(record) == []


def test_discard_keeps_neither_row_nor_words(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    form = slots(parent)["feedback_form_id"]
    parent.tap("Do not send it")
    assert drafts.read(form) is None
    assert fetch_needs(record) == []


def test_the_code_is_the_receipt_of_the_row(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    said = parent.tap("Send it")
    code = read_code(said.partition("Your code is ")[2].split()[0])
    assert code is not None
    (row,) = fetch_needs(record)
    assert row.receipt_key == key_of(code, read_settings().secret_key)


def test_the_row_cannot_be_tied_to_the_conversation(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    form = slots(parent)["feedback_form_id"]
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    kept = {str(value) for value in vars(row).values()}
    assert not {form, parent.id} & kept


def test_nothing_of_the_form_is_left_after_sending(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    form = slots(parent)["feedback_form_id"]
    parent.tap("Send it")
    assert drafts.read(form) is None
    assert not [name for name in slots(parent) if name.startswith("feedback") or name == "requested_slot"]


def test_the_words_are_never_in_the_tracker_store(parent: Conversation, record: Any) -> None:
    to_preview(parent, "The minibus left without her eleven times.")
    assert "minibus" not in stored(parent)
    parent.tap("Send it")
    assert "minibus" not in stored(parent)


def test_two_forms_one_after_the_other_are_two_rows(parent: Conversation, record: Any) -> None:
    for words in ("The first thing.", "The second thing."):
        to_preview(parent, words)
        parent.tap("Send it")
    assert {row.words for row in fetch_needs(record)} == {"The first thing.", "The second thing."}


def test_the_channel_is_kept_and_is_web(parent: Conversation, record: Any) -> None:
    to_preview(parent)
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert (row.channel, row.language) == ("web", "en")


def test_an_answer_given_before_can_be_changed_by_its_old_button(parent: Conversation, record: Any) -> None:
    start_feedback(parent)
    parent.tap("School, and getting there")
    other = sent_by(parent, needs()["U05"].title)
    parent.tap(needs()["U11"].title)
    press(parent, other)
    parent.tap("Go straight to my words")
    assert needs()["U05"].title in parent.say(WORDS)


def test_a_send_button_of_an_earlier_preview_does_not_send_what_was_not_shown(
    parent: Conversation, record: Any
) -> None:
    to_preview(parent, "The first words.")
    old = sent_by(parent, "Send it")
    parent.tap("Change my words")
    press(parent, old)
    said = parent.say("Quite other words.")
    assert fetch_needs(record) == []
    assert "Quite other words." in said


def test_a_send_button_of_an_earlier_form_does_not_send_the_next(parent: Conversation, record: Any) -> None:
    to_preview(parent, "The first form.")
    old = sent_by(parent, "Send it")
    parent.tap("Send it")
    to_words(parent)
    press(parent, old)
    assert "The second form." in parent.say("The second form.")
    assert [row.words for row in fetch_needs(record)] == ["The first form."]


def test_a_feedback_button_pressed_in_the_form_is_not_taken_as_words(parent: Conversation, record: Any) -> None:
    to_words(parent)
    said = press(parent, FEEDBACK)
    assert FEEDBACK not in said
    assert "Now in your own words" in said
