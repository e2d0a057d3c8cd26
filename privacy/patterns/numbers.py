"""Any other run of six or more digits, together or set apart: whatever it counts, it can single somebody out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import Span

# Digits in a row first; then digits with one or two signs between any two of them.
_RUN = re.compile(r"\d{6,}")
_SET_APART = re.compile(r"(?<!\d)(?<![\u00a3$\u20ac])\d(?:[ .\-\u2013_/]{0,2}\d){5,}")
_YEARS = re.compile(r"(?:19|20)\d\d(?:[ \-\u2013/]{1,2}(?:(?:19|20)\d\d|\d\d))*$")
_LEGAL = re.compile(r"(?:19|20)\d\d/\d{2,4}$")  # "SI 2014/1530"
_RANGES = re.compile(r"\d{1,2}[\-\u2013]\d{1,2}(?: (?:\d{1,2}[\-\u2013]\d{1,2}|20\d\d))+$")  # "9-11 15-17", "0-25 2014"


def find(message: Message) -> Iterator[Span]:
    for found in _RUN.finditer(message.text):
        yield Span(found.start(), found.end(), "NUMBER")
    for found in _SET_APART.finditer(message.text):
        if not any(other.match(found[0]) for other in (_YEARS, _LEGAL, _RANGES)):
            yield Span(found.start(), found.end(), "NUMBER")
