"""Dates of birth and birthdays: a date with a word of birth near it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.patterns.dates import DATE
from privacy.placeholders import AGE_MASK
from privacy.span import Span

_BIRTH = r"(?:\bborn\b|\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth\b|\bbirth\s?da(?:y|te)s?\b|\bb-?day\b|\bbirth\b|\bb\.)"
# Before the date: the cue, then a few words ("is on a Sunday the", "at Southend hospital on") but no other sentence.
_CUE_BEFORE = re.compile(
    rf"{_BIRTH}[^.!?\n\d]{{0,30}}$"
    rf"|\b(?:turn(?:s|ed|ing)?|be|is|was|(?:he|she)'?s) (?:\d\d?|{AGE_MASK}+) (?:on|from) (?:the )?$",
    re.I,
)
# After it: ", his birthday", "(dob)", "is when she was born".
_CUE_AFTER = re.compile(rf"^[\s,(\-\u2013]{{0,3}}(?:[a-z']{{1,8}}\s){{0,4}}{_BIRTH}", re.IGNORECASE)
_WIDTH = 50
# Days that have names: "born on Christmas day 2015".
_FEAST = re.compile(
    rf"{_BIRTH}[^.!?\n\d]{{0,15}}\b"
    r"(?P<date>(?:christmas(?: day| eve)?|boxing day|new year'?s?(?: day| eve)?|valentine'?s day|halloween"
    r"|bonfire night|easter(?: sunday| monday)?|leap (?:day|year))(?:,? (?:in )?(?:19|20)\d\d)?)",
    re.IGNORECASE,
)

_LED = rf"{_BIRTH}(?:\s?[:=\-]\s?|\s)(?:is |was |in |on |the |sometime |around ){{0,3}}"
# What counts as a date only straight after the cue: a year, six or eight digits in a row, "22/8".
_LOOSE = re.compile(
    rf"{_LED}(?P<date>(?:19|20)\d\d(?!\d)(?:-\d\d-\d\d)?"
    r"|\d{2}[ .\-/]?\d{2}[ .\-/]?(?:\d{4}|\d{2})(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}(?!\d))",
    re.IGNORECASE,
)


# "a child born in 2015" is a year group.
_ANYBODY = re.compile(r"\b(?:(?:a|any|every) child|children|someone|anyone|people|those|kids) $", re.IGNORECASE)


def find(message: Message) -> Iterator[Span]:
    for found in DATE.finditer(message.text):
        if _is_birth(message, found):
            yield Span(found.start(), found.end(), "DOB")
    for found in _FEAST.finditer(message.text):
        yield Span(found.start("date"), found.end("date"), "DOB")
    for found in _LOOSE.finditer(message.text):
        if not _ANYBODY.search(message.before(found.start())):
            yield Span(found.start("date"), found.end("date"), "DOB")


def _is_birth(message: Message, found: re.Match[str]) -> bool:
    before, after = message.before(found.start(), _WIDTH), message.after(found.end(), _WIDTH)
    return bool(_CUE_BEFORE.search(before) or _CUE_AFTER.search(after))
