"""Number plates of cars: current (AB12 CDE), prefix (A123 BCD) and suffix (ABC 123D)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.lexicon import fold, is_common
from privacy.message import Message
from privacy.span import Span

_GAP = r"(?:[ \-]|\n| - )?"
_PLATE = re.compile(
    r"(?<![^\W_])(?<![\-/])(?:"
    rf"(?P<current>[a-z]{{2}}{_GAP}[\do]{{2}}{_GAP}[a-z]{{3}})"
    rf"|(?P<prefix>[a-z]{_GAP}\d{{1,3}}{_GAP}[a-z]{{3}})"
    rf"|(?P<suffix>[a-z]{{3}}{_GAP}\d{{1,3}}[a-z])"
    r")(?![^\W_])(?![\-/]\w)",
    re.IGNORECASE,
)
# Before the plate, in the same sentence. After "reg" anything of the shape is one; near a car also in small letters.
_NAMED = re.compile(r"\b(?:reg(?:istration)?|plates?)\b[^.!?\n]{0,25}$", re.IGNORECASE)
_CAR = re.compile(r"\b(?:car|van|taxi|minibus|bus|vehicle|cab)\b[^.!?\n]{0,25}$", re.IGNORECASE)
_CUED = re.compile(
    r"\b(?:reg(?:istration)?|number plate)\b\.?(?: (?:no\b\.?|number|plate|is|was)){0,3}\s?[:=#\-]?\s?"
    r"(?P<plate>[a-z]{1,3} ?\d{1,4}|\d{1,4} ?(?!of\b|in\b|to\b|and\b|or\b|is\b)[a-z]{1,3})(?![^\W_])",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[a-z]+", re.IGNORECASE)
_APART = re.compile(r"[a-z]{1,2}[ \-]", re.IGNORECASE)  # "in 12 may", unless it is in capitals
# What stands before a number in talk of school: "yr10 and", "Y9 SEN", "KS4 but".
_SCHOOL_YEARS = frozenset({"y", "yr", "ks", "k", "p", "ch", "no", "pg", "wk", "s", "m", "a", "b"})


# Read out letter by letter: "y k 7 0 z z b".
_READ_OUT = re.compile(r"(?<!\w)(?:[a-z] ){2}(?:[\do] ){2}(?:[a-z] ){2}[a-z](?!\w)", re.IGNORECASE)


def find(message: Message) -> Iterator[Span]:
    for found in _PLATE.finditer(message.text):
        before = message.before(found.start())
        if _NAMED.search(before) or _is_plate(found, near_car=bool(_CAR.search(before))):
            yield Span(found.start(), found.end(), "PLATE")
    for found in _READ_OUT.finditer(message.text):
        yield Span(found.start(), found.end(), "PLATE")
    for found in _CUED.finditer(message.text):
        yield Span(found.start("plate"), found.end("plate"), "PLATE")


def _is_plate(found: re.Match[str], *, near_car: bool) -> bool:
    """Without "reg" the letters must be no words; and the older styles, which look like more, be in capitals."""
    letters = [piece.lower() for piece in _LETTERS.findall(found[0])]
    if any(len(piece) == 3 and is_common(fold(piece)) for piece in letters):
        return False
    if _APART.match(found[0]) and not found[0].isupper():
        return False
    digits = sum(map(str.isdecimal, found[0]))
    if letters[0] in _SCHOOL_YEARS and digits < 3 and " " in found[0]:
        return False
    return bool(found["current"]) or near_car or (found[0].isupper() and len(found[0]) > 6)
