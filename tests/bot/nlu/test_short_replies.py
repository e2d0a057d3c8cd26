"""A short reply is a whole message, whatever its case and signs, and never part of a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.short_replies import INTENTS, SHORT_REPLY, ShortReplies, plain

REPLIES = ShortReplies(None, None, {"yes": "affirm", "don't know": "skip", "stop": "stop"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes", "yes"),
        ("  YES!!  ", "yes"),
        ("yes.", "yes"),
        ("“yes”", "yes"),
        ("don’t   know", "don't know"),
        ("Don't\tknow\n", "don't know"),
        ("no, thank you…", "no thank you"),
        ("1.", "1"),
        ("GROẞ", "gross"),
        ("", ""),
        ("?!", ""),
        ("\u0000", ""),
        ("🙂", ""),
    ],
)
def test_plain_is_what_two_typings_have_in_common(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text(max_size=200))
def test_plain_twice_is_plain_once_and_has_no_loose_blanks(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert "  " not in once
    assert once == once.strip()


def recognised(text: str | None) -> Any:
    (message,) = REPLIES.process([Message({"text": text})])
    return message.get(SHORT_REPLY)


@pytest.mark.parametrize(("text", "intent"), [("Yes!", "affirm"), ("DON’T KNOW", "skip"), (" stop ", "stop")])
def test_a_whole_message_is_recognised(text: str, intent: str) -> None:
    assert intent in INTENTS
    assert recognised(text) == intent


@pytest.mark.parametrize("text", ["yes but he has no plan", "will it ever stop", "yess", "", "?", None])
def test_anything_longer_or_other_is_not(text: str | None) -> None:
    assert recognised(text) is None
