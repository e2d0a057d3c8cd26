"""National Insurance numbers, with any two letters: QQ, never issued, stands in guidance, and letters get mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import Span

_BETWEEN = r"[\s.\-\u2013/]{0,2}"
_DIGIT = r"[\do]"  # O for nought
_PAIRS = _BETWEEN.join([_DIGIT] * 6)
_NINO = re.compile(rf"(?<![^\W_])[a-z]{_BETWEEN}[a-z]{_BETWEEN}{_PAIRS}{_BETWEEN}[a-d](?![^\W_])", re.IGNORECASE)
# The last letter is often left out, or wrong, where the words say what it is.
_CUE = r"\b(?:nino|n\.?i\.?|national insurance)\b\.?(?: (?:no\b\.?|num\b|number|is|my|his|her)){0,3}\s?[:=#\-]?\s?"
_CUED = re.compile(rf"{_CUE}(?P<number>[a-z]{{2}}{_BETWEEN}{_PAIRS}(?:{_BETWEEN}[a-z]\b)?)", re.IGNORECASE)

_FEWEST_DIGITS = 4


def find(message: Message) -> Iterator[Span]:
    for found in _NINO.finditer(message.text):
        if sum(map(str.isdecimal, found[0])) >= _FEWEST_DIGITS:
            yield Span(found.start(), found.end(), "NINO")
    for found in _CUED.finditer(message.text):
        yield Span(found.start("number"), found.end("number"), "NINO")
