"""A receipt code passes at the door and goes in strict mode."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import numbers, receipts, references

LAYERS = [receipts.find, references.find, numbers.find]
# Codes with a right check character, and two mistyped ones.
CODES = ["7H2KQ-9M4TX-W", "7H2KQ9M4TXW", "7h2kq-9m4tx-w", "7H2KQ-9M4TX-3", "7H2KQ9M4TX3"]


def taken(text: str, strict: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text, strict), LAYERS)]


@pytest.mark.parametrize("code", CODES)
def test_a_code_passes_at_the_door(code: str) -> None:
    assert taken(f"my code is {code}, take it back") == []


@pytest.mark.parametrize("code", CODES)
def test_a_code_goes_in_strict_mode(code: str) -> None:
    assert taken(f"my code is {code}, take it back", strict=True) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "case number CMS00451882",
        "it is 12345678901",
        "my ref is 12345-67890-1",
    ],
)
def test_another_number_of_the_same_length_goes(text: str) -> None:
    assert len(taken(text)) == 1


def test_words_are_no_code() -> None:
    assert taken("PEACE-MAKER-S and paper plates x", strict=True) == []
