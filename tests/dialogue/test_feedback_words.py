"""What a parent meets who writes in their own words, and sees what would be kept."""

from __future__ import annotations

from typing import Any

import pytest

import actions.feedback_form
from content.needs import needs
from dates import today_in_london
from feedback import drafts
from feedback.store import fetch_needs
from tests.conftest import Conversation
from tests.dialogue.steps import WORDS, failing, go_to, slots, to_preview, to_words

PRIVATE = "My son Jack Turner waits for a taxi each day. Ring me on 07700 900123."


def test_the_preview_lists_all_that_would_be_kept(parent: Conversation, record: Any) -> None:
    said = go_to(parent, "feedback_confirm")
    lines = [line for line in said.splitlines() if line.startswith("- ")]
    assert lines == [
        "- Kind: Getting an assessment or plan (They said no)",
        "- Also: Mental health and distress",
        "- Kind of need: Feelings and mental health",
        "- Where you are: Waiting",
        "- Age band: 5 to 10",
        "- Part of the city: SS1",
        f"- The month: {today_in_london():%B %Y}",
        f"- Your words: {WORDS}",
    ]


def test_what_was_skipped_is_not_in_the_preview(parent: Conversation, record: Any) -> None:
    to_words(parent)
    lines = [line for line in parent.tap("Skip").splitlines() if line.startswith("- ")]
    assert lines == [f"- Kind: {needs()['U11'].title}", f"- The month: {today_in_london():%B %Y}"]


def test_the_words_kept_are_the_words_shown(parent: Conversation, record: Any) -> None:
    said = to_preview(parent, PRIVATE)
    shown = said.partition("- Your words: ")[2].partition("\n\n")[0]
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert row.words == shown


@pytest.mark.parametrize("private", ["Jack", "Turner", "07700", "900123"])
def test_a_name_and_a_phone_number_are_neither_shown_nor_kept(parent: Conversation, record: Any, private: str) -> None:
    said = to_preview(parent, PRIVATE)
    assert "waits for a taxi each day" in said
    assert private not in said
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert private not in (row.words or "")


def test_a_date_is_taken_out_of_the_words(parent: Conversation, record: Any) -> None:
    assert "12 March 2026" not in to_preview(parent, "The letter of 12 March 2026 was wrong.")


def test_the_parent_hears_what_was_taken_out_of_the_words(parent: Conversation, record: Any) -> None:
    assert "I took out a name and a phone number" in to_preview(parent, PRIVATE)


@pytest.mark.parametrize(
    "words", ["{braces} and {summary}", 'a "quoted" word', "100% <b>bold</b>", "£5 \U0001f62d", "50/50"]
)
def test_signs_in_the_words_are_kept_as_they_are(parent: Conversation, record: Any, words: str) -> None:
    assert words in to_preview(parent, f"It said {words} there.")
    parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert words in (row.words or "")


def test_words_can_be_changed_before_sending(parent: Conversation, record: Any) -> None:
    to_preview(parent, "The first words.")
    form = slots(parent)["feedback_form_id"]
    assert "Now in your own words" in parent.tap("Change my words")
    assert drafts.read(form) is None
    said = parent.say("The second words.")
    assert "The second words." in said
    assert "The first words." not in said
    parent.tap("Send it")
    assert [row.words for row in fetch_needs(record)] == ["The second words."]


def test_changed_words_can_be_left_out(parent: Conversation, record: Any) -> None:
    to_preview(parent, "The first words.")
    parent.tap("Change my words")
    assert "The first words." not in parent.tap("Skip")
    parent.tap("Send it")
    assert [row.words for row in fetch_needs(record)] == [None]


def test_five_hundred_characters_are_kept(parent: Conversation, record: Any) -> None:
    words = ("It is too slow. " * 32)[:499] + "."
    assert words in to_preview(parent, words)


def test_five_hundred_and_one_characters_are_asked_to_be_fewer(parent: Conversation, record: Any) -> None:
    words = ("It is too slow. " * 32)[:500] + "."
    said = to_preview(parent, words)
    assert "I can keep 500 characters, and that was 501" in said
    assert "Now in your own words" in said
    assert "Shorter." in parent.say("Shorter.")


def test_words_that_read_like_a_question_are_still_words(parent: Conversation, record: Any) -> None:
    assert "Why does nobody ring back?" in to_preview(parent, "Why does nobody ring back?")


@pytest.mark.parametrize("reply", ["no", "no thanks", "skip"])
def test_no_to_own_words_leaves_them_out(parent: Conversation, record: Any, reply: str) -> None:
    """They are asked for "if you like"."""
    to_words(parent)
    said = parent.say(reply)
    assert "This is all that would be kept" in said
    assert "Your words" not in said


def test_words_that_could_not_be_checked_are_not_kept(parent: Conversation, record: Any) -> None:
    to_words(parent)
    with failing(actions.feedback_form, "redact"):
        said = parent.say(WORDS)
    assert "could not check your words for names" in said
    assert "Now in your own words" in said
    assert drafts.read(slots(parent)["feedback_form_id"]) is None
    assert WORDS in parent.say(WORDS)


def test_words_that_failed_the_door_are_not_kept(parent: Conversation, record: Any) -> None:
    to_words(parent)
    with failing("bot.door.redact"):
        assert "Nothing you wrote was kept" in parent.say(WORDS)
    assert drafts.read(slots(parent)["feedback_form_id"]) is None
    assert WORDS in parent.say(WORDS)


def test_a_thousand_and_one_characters_leave_the_form_where_it_was(parent: Conversation, record: Any) -> None:
    to_words(parent)
    assert "1,000 characters" in parent.say("a b " * 251)
    assert WORDS in parent.say(WORDS)
