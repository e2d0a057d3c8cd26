"""SEND terms are known in any case, and across small gaps."""

import re

import pytest

from privacy.lexicon import lines
from privacy.message import Message


def marked(text: str) -> list[str]:
    mask = Message(text).terms
    return "".join(letter if on else "|" for letter, on in zip(text, mask, strict=True)).strip("|").split("|")


@pytest.mark.parametrize("text", ["key stage 2", "Key-Stage 2", "EHCP", "ehcps", "Down's syndrome", "SEND35A"])
def test_a_term_is_marked_whole(text: str) -> None:
    assert marked(f"zzz {text}, zzz") == [text]


def test_the_longest_term_is_marked() -> None:
    assert marked("zzz children and families act 2014 zzz") == ["children and families act 2014"]


def test_a_part_of_a_word_is_no_term() -> None:
    assert not any(Message("sennheiser zzpdazz").terms)


def test_every_line_of_words_is_marked() -> None:
    missed = []
    for line in filter(re.compile("[a-z]").search, lines("send_terms")):
        mask = Message(line).terms
        if not all(on or not letter.isalnum() for letter, on in zip(line, mask, strict=True)):
            missed.append(line)
    assert missed == []
