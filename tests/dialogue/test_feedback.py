"""What a parent meets who wants to say what is missing."""

from __future__ import annotations

from typing import Any

from feedback.store import fetch_needs
from tests.conftest import Conversation


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
