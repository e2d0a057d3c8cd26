"""Dates of birth and birthdays: a date with a word of birth near it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from privacy.message import Message
from privacy.patterns.dates import DATE, MONTH
from privacy.placeholders import AGE_MASK
from privacy.span import Span

_BIRTH = r"(?:\bborn\b|\bd\.?\s?o\.?\s?b\b\.?|\bdate of birth\b|\bbirth\s?da(?:y|te)s?\b|\bb['-]?day\b|\bbirth\b|\bb\.)"
# Before the date: the cue, then a few words ("is on a Sunday the", "at Southend hospital on") but no other sentence.
_CUE_BEFORE = re.compile(
    rf"{_BIRTH}(?: at \d\d weeks)?[^.!?\n\d]{{0,30}}$"
    rf"|\b(?:turn(?:s|ed|ing)?|be|is|was|(?:he|she)'?s) (?:\d\d?|{AGE_MASK}+) (?:on|from) (?:the )?$",
    re.I,
)
# After it: ", his birthday", "(dob)", "is when she was born".
_CUE_AFTER = re.compile(rf"^[\s,(\-\u2013]{{0,3}}(?:[a-z']{{1,8}}\s){{0,4}}{_BIRTH}", re.IGNORECASE)
_WIDTH = 50
_YEARS_BACK = 3
_YEAR = re.compile(r"(?:^(?:19|20)\d\d(?=\D)|(?:19|20)\d\d$|\d\d$)")
_IN_WORDS = re.compile(r"(?:twenty|thousand(?: and)?)[\s\-](?:oh[\s\-])?[a-z\-]+$", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"\d.*\D\d|^[a-z\s\-]+(?:st|nd|rd|th)\b", re.IGNORECASE)
# Said of a letter, a meeting or a move, an old date is only that.
_HAPPENED = re.compile(
    r"\b(?:issued|dated|letters?|plans?|diagnos\w+|meeting|reviews?|since|appl\w+|exclu\w+|wrote|written|decision|seen|clinic"
    r"|moved|started|left|appeal\w*|report|assess\w*|sent|emailed|called|tribunal|hearing|finished|statement|referr\w+)\b"
    r"[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
# "a 30th August baby", "a September birthday": after the day or the month.
_OF_A_BABY = re.compile(r"^(?:-born|[ \-](?:baby|birthday|born|b'?day))\b", re.IGNORECASE)
_MONTH_OF = re.compile(rf"\b(?P<date>{MONTH}) (?:birthday|baby)\b", re.IGNORECASE)
_DAY_OF = re.compile(r"\bbirthday(?:'s| is| was)? (?:on )?(?P<date>the \d{1,2}(?:st|nd|rd|th))\b(?! of\b)", re.I)
# Days that have names: "born on Christmas day 2015".
_FEAST = re.compile(
    rf"{_BIRTH}[^.!?\n\d]{{0,15}}\b"
    r"(?P<date>(?:christmas(?: day| eve)?|boxing day|new year'?s?(?: day| eve)?|valentine'?s day|halloween"
    r"|bonfire night|easter(?: sunday| monday)?|leap (?:day|year))(?:,? (?:in )?(?:19|20)\d\d)?)",
    re.IGNORECASE,
)

_LED = rf"{_BIRTH}(?:\s?[:=\-]\s?|\s|(?=\d))(?:is |was |in |on |the |sometime |around |late |early |mid ){{0,3}}"
# What counts as a date only straight after the cue: a year, six or eight digits in a row, "22/8".
_LOOSE = re.compile(
    rf"{_LED}(?P<date>(?:19|20)\d\d(?!\d)(?:-\d\d-\d\d)?"
    r"|\d{2}[ .\-/]?\d{2}[ .\-/]?(?:\d{4}|\d{2})(?!\d)"
    r"|\d(?:[ ./\-]{1,3}\d){5,7}(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}(?!\d))",
    re.IGNORECASE,
)


# "a child born in 2015" is a year group.
_ANYBODY = re.compile(r"\b(?:(?:a|any|every) child|children|someone|anyone|people|those|kids) $", re.IGNORECASE)


def find(message: Message) -> Iterator[Span]:
    for found in DATE.finditer(message.text):
        if _is_birth(message, found):
            yield Span(found.start(), found.end(), "DOB")
    for found in (*_FEAST.finditer(message.text), *_MONTH_OF.finditer(message.text), *_DAY_OF.finditer(message.text)):
        yield Span(found.start("date"), found.end("date"), "DOB")
    for found in _LOOSE.finditer(message.text):
        if not _ANYBODY.search(message.before(found.start())):
            yield Span(found.start("date"), found.end("date"), "DOB")


def _is_birth(message: Message, found: re.Match[str]) -> bool:
    before, after = message.before(found.start(), _WIDTH), message.after(found.end(), _WIDTH)
    if _CUE_BEFORE.search(before) or _CUE_AFTER.search(after) or _OF_A_BABY.search(after):
        return True
    # A date that is the whole message answers the guide, which asks for one; if it is old, the guide says so.
    return _is_long_ago(found[0]) and not _HAPPENED.search(before) and message.text.strip(" .") != found[0]


def _is_long_ago(written: str) -> bool:
    """A whole date some years back is a birth sooner than anything else: what a family asks about is recent."""
    if _IN_WORDS.search(written):
        return True  # nobody writes the year of a letter so
    year = _YEAR.search(written)
    if year is None or not _DAY_NUMBER.search(written):
        return False
    last = int(year[0]) if len(year[0]) == 4 else 2000 + int(year[0])
    this = date.today().year
    return last <= this - _YEARS_BACK or (last > this + 2 and "-" not in written)  # "10-20-30" is a sort code
