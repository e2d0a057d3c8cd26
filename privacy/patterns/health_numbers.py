"""NHS numbers, with or without a valid check digit: a parent's typing error is still the child's number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import Span

_BETWEEN = r"[\s.,\-\u2013/_]{0,3}"
# Ten digits, as the letters print them: 3, 3 and 4; or in a row, when the check digit is right.
_GROUPED = re.compile(r"(?<!\d)(?<!\d[.\-/ ])\d{3}[\s.\-\u2013/]{1,3}\d{3}[\s.\-\u2013/]{1,3}\d{4}(?!\d)(?![ .\-/]\d)")
_IN_A_ROW = re.compile(r"(?<!\d)\d{10}(?!\d)")
# Any spacing, and a digit too few or too many, after "NHS number".
_CUED = re.compile(
    rf"\bnhs\b\.?(?: (?:no\b\.?|num\b|number|id|card|is|was|it|his|her|my)){{0,4}}\s?[:=#?\-]?\s{{0,2}}"
    rf"(?P<number>\d(?:{_BETWEEN}\d){{7,11}})(?!\w)",
    re.IGNORECASE,
)
_LENGTH = 10


def find(message: Message) -> Iterator[Span]:
    for found in _GROUPED.finditer(message.text):
        yield Span(found.start(), found.end(), "NHS")
    for found in _IN_A_ROW.finditer(message.text):
        if _checks(found[0]):
            yield Span(found.start(), found.end(), "NHS")
    for found in _CUED.finditer(message.text):
        yield Span(found.start("number"), found.end("number"), "NHS")


def _checks(digits: str) -> bool:
    """Modulo 11 over the first nine, weighted ten down to two."""
    total = sum(int(digit) * (_LENGTH - place) for place, digit in enumerate(digits[:-1]))
    return (11 - total % 11) % 11 == int(digits[-1])
