"""Finding topics by their words."""

from __future__ import annotations

import pytest

from bot.web.topic_search import by_words
from content.topic_groups import public_topics

TOPICS = public_topics("southend").values()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("mediation", "mediation"),
        ("Speech therapy", "speech_language_therapy"),
        ("appealing", "tribunal_appeal"),
        ("DLA", "benefits_dla_money"),
        ("short break", "short_breaks_respite"),
    ],
)
def test_the_topic_with_the_words_in_its_title_comes_first(words: str, first: str) -> None:
    assert by_words(words, TOPICS)[0].id == first


@pytest.mark.parametrize("words", ["", "?!", "a is my", "zebra", "mediation zebra"])
def test_words_that_stand_in_no_topic_find_none(words: str) -> None:
    assert by_words(words, TOPICS) == []
