"""A message as the parts that may each be a question of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.segments import MOST, SHORTEST, segments


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("help", []),
        ("help me", []),
        ("how do I appeal", []),
        ("They said no. How do I appeal?", ["They said no.", "How do I appeal?"]),
        ("they said no\nhow do I appeal", ["they said no", "how do I appeal"]),
        ("What is a SENCO? Hi. Where is mine?", ["What is a SENCO?", "Where is mine?"]),
        ("how do I appeal and can I get transport", ["how do I appeal", "can I get transport"]),
        ("how do I appeal, and also what is mediation", ["how do I appeal", "what is mediation"]),
        ("how do I appeal BTW who is the SENCO", ["how do I appeal", "who is the SENCO"]),
        ("How do I appeal? Thanks.", []),
        ("he likes trains and buses and planes", []),
        ("is there help with speech and language", []),
        ("it is 3.5 weeks late", []),
    ],
)
def test_parts_are_sentences_or_joined_questions_when_two_or_more_have_three_words(text: str, parts: list[str]) -> None:
    assert segments(text) == parts


def test_at_most_six_parts_are_read() -> None:
    assert segments("what is a plan? " * 9) == ["what is a plan?"] * MOST


@given(st.text(max_size=1000))
def test_every_part_is_words_of_the_message(text: str) -> None:
    parts = segments(text)
    assert len(parts) in (0, *range(2, MOST + 1))
    assert all(part in text and len(part.split()) >= SHORTEST for part in parts)
