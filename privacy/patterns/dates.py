"""Dates. At the door they pass, for the guide needs "they wrote on 12 March"; in strict mode they go.

Dates of birth are births.py's, which looks first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import KEPT, Span

MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=\s?['\d]))?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3\d)"  # to 39: a slip such as "32/1/2026" is a date mistyped, not a number
_DAY_TH = rf"{_DAY}(?:st|nd|rd|th)?"
_NUMBER = r"(?:0?[1-9]|1[0-2])"  # of a month
_YEAR = r"(?:19|2[0oO])[\doO]\d"  # O for nought
# "twenty sixteen", "two thousand and nine", "twenty oh nine".
_COUNTED = (
    r"(?:(?:oh[\s\-])?(?:one|two|three|four|five|six|seven|eight|nine)|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty(?:[\s\-](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_YEAR_IN_WORDS = rf"(?:twenty[\s\-]|two\sthousand(?:\sand)?[\s\-]){_COUNTED}\b"
_ANY_YEAR = rf"(?:{_YEAR_IN_WORDS}|(?:{_YEAR}|'?\d\d)(?!\d))"
# "22/08/13", "22.8.2013", with the same sign twice; "22 08 2013".
_BRITISH = rf"{_DAY}(?P<sign>\s?[/.\-\u2013\\]\s?){_NUMBER}(?P=sign){_ANY_YEAR}"
# With digits after it, unless they are a time, it would be the head of a longer number.
_SPACED = rf"{_DAY}\s{_NUMBER}\s{_ANY_YEAR}(?!\s\d(?!\d?[:.]\d\d|\d? ?[ap]m))"
_AMERICAN = rf"{_NUMBER}(?P<us_sign>[/.\-]){_DAY}(?P=us_sign){_ANY_YEAR}"
_ISO = rf"{_YEAR}[\-/.]{_NUMBER}[\-/.]{_DAY}(?:T\d\d:\d\d(?::\d\d)?Z?)?"
# "22nd of August, 2013", "August the 22nd 2013", "22-Aug-13", "August 2013"; a year is not needed but the last time.
_THEN_YEAR = rf"(?:[\s,\-/]{{0,2}}{_ANY_YEAR}(?!\s?(?:(?:st|nd|rd|th|pm|am)\b|%)))?"
_DAY_FIRST = rf"{_DAY_TH}[\s\-/]{{0,2}}(?:day\s)?(?:of\s)?{MONTH}{_THEN_YEAR}"
_MONTH_FIRST = rf"{MONTH}\s?(?:the\s)?{_DAY_TH}(?!\d)(?:[\s,]{{1,2}}(?:{_YEAR}|{_YEAR_IN_WORDS}))?"
# "the 5th of the 11th 2015"
_DAY_OF_THE = rf"{_DAY}(?:st|nd|rd|th)\sof\sthe\s{_NUMBER}(?:st|nd|rd|th)(?:,?\s{_ANY_YEAR})?"
_MONTH_YEAR = rf"{MONTH}[\s,]{{1,2}}(?:of\s)?{_YEAR}"
_UNITS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENS = "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
_OF_YEAR = rf"(?:,?\s(?:{_YEAR}|{_YEAR_IN_WORDS}))?"
_WORDS = rf"(?:(?:twenty[\s\-]|thirty[\s\-])?(?:{_UNITS})|{_TEENS}|twentieth|thirtieth)\s(?:of\s)?{MONTH}{_OF_YEAR}"
DATE = re.compile(
    # No part of a longer number: "07 12 24 56 78" is a telephone number.
    r"(?<!\w)(?=\w)(?<!\d[.\-/ ])"
    rf"(?:{_ISO}|{_BRITISH}|{_SPACED}|{_AMERICAN}|{_DAY_FIRST}|{_MONTH_FIRST}|{_MONTH_YEAR}|{_WORDS}|{_DAY_OF_THE})"
    r"(?!\w)(?![.\-/]\d)",
    re.IGNORECASE,
)
# "on 12/3": only a word before tells it from a fraction.
_SHORT = re.compile(
    rf"\b(?:on|by|since|dated|before|until|from)(?: the)? (?P<date>{_DAY}[/.]{_NUMBER})(?![\d/.%])", re.I
)


def find(message: Message) -> Iterator[Span]:
    kind = "DATE" if message.strict else KEPT
    for found in DATE.finditer(message.text):
        yield Span(found.start(), found.end(), kind)
    if message.strict:
        for found in _SHORT.finditer(message.text):
            yield Span(found.start("date"), found.end("date"), kind)
