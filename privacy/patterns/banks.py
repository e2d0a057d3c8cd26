"""Sort codes, account numbers, cards and IBANs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.patterns.dates import DATE
from privacy.span import Span

_BETWEEN = r"[\s\-\u2013.]{0,2}"
_SORT = r"\d\d[\s\-\u2013.]?\d\d[\s\-\u2013.]?\d\d"
_SORT_CUED = re.compile(
    rf"\bsort(?:ing)?(?:[\s\-]?code)?\b\.?(?: is)?\s?[:=#\-]?\s?(?P<number>{_SORT})(?!\d)", re.IGNORECASE
)
_SORT_ALONE = re.compile(r"(?<!\d)(?<!\d[\-./])\d\d([\-\u2013])\d\d\1\d\d(?!\d)(?![\-./]\d)")
_ACCOUNT = re.compile(
    r"\b(?:ac(?:c(?:oun)?t?)?|a/c|bank)\b\.?(?: (?:no\b\.?|num\b|number|details|is|are)){0,3}\s?[:=#\-]?\s?"
    rf"(?P<number>\d(?:{_BETWEEN}\d){{5,13}})(?!\w)",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<!\d)\d{4}[\s\-.]{0,2}\d{4}[\s\-.]{0,2}\d{4}[\s\-.]{0,2}\d{4}(?!\d)")
_IBAN = re.compile(r"(?<![^\W_])[a-z]{2}\d\d(?:\s?[a-z0-9]{4}){3,7}(?:\s?[a-z0-9]{1,3})?(?![^\W_])", re.IGNORECASE)
_FEWEST_IBAN_DIGITS = 10


def find(message: Message) -> Iterator[Span]:
    for found in (*_SORT_CUED.finditer(message.text), *_ACCOUNT.finditer(message.text)):
        yield Span(found.start("number"), found.end("number"), "BANK")
    for found in _SORT_ALONE.finditer(message.text):
        if not DATE.fullmatch(found[0]):  # "12-03-26" is first of all a date
            yield Span(found.start(), found.end(), "BANK")
    for found in _CARD.finditer(message.text):
        yield Span(found.start(), found.end(), "BANK")
    for found in _IBAN.finditer(message.text):
        if sum(map(str.isdecimal, found[0])) >= _FEWEST_IBAN_DIGITS:
            yield Span(found.start(), found.end(), "BANK")
