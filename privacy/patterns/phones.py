"""Telephone numbers, however they are spaced, bracketed, dotted or spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import KEPT, Span

# Up to three signs between digits: "01702 - 960", "(01702) 960", "07700/900/123", "07700__900".
SEPARATOR = r"[\s.,\-\u2013\u2014/\\_()*\u00b7]{0,3}"
_DIGIT = r"[0-9oO]"  # a capital or small O is often typed for nought
# An abroad code, with the nought often left in: "+44 (0)7700", "0044 7700", "44 7700".
_ABROAD = rf"(?:\+\s?|00\s?)[1-9]\d{{0,2}}|44(?={SEPARATOR}\(?0?\)?{SEPARATOR}[1-9])"
_PHONE = re.compile(
    r"(?<!\d)(?<!\d[.\-/])(?:"
    rf"\(?(?:{_ABROAD}){SEPARATOR}(?:{_DIGIT}{SEPARATOR}){{7,12}}{_DIGIT}"
    rf"|\(?(?:0|\b[oO]){SEPARATOR}[1-9oO](?:{SEPARATOR}{_DIGIT}){{8,9}}"  # ten or eleven from the first nought
    r")(?![0-9])",
)
# A nought left off, or digits missing, but said to be a telephone number.
_CUE = r"\b(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|call|ring|text|whats\s?app|landline|ex(?:t|tension)|number)\b"
_CUED = re.compile(
    rf"{_CUE}\.?(?: (?:no\b\.?|number|me|us|him|her|them|on|is|at|was|the|my|his|our)){{0,3}}[\s:=\-]{{1,3}}"
    rf"(?P<number>\(?{_DIGIT}(?:[\s.\-()]{{0,2}}{_DIGIT}){{5,11}})(?!\w)",
    re.IGNORECASE,
)
# Help lines pass, as they are printed: nobody's own number begins so. (0808 157 is kept for fiction.)
_HELP_LINE = re.compile(
    r"(?<![\d+])0800 ?1111\b"
    r"|(?<![\d+])(?:0800|0808(?! ?157)|030[03])(?: \d{3} \d{3,4}| \d{2} \d{2} \d{2}| \d{4} \d{3})(?![\d])|\b116 ?123\b"
)
_FEWEST_DIGITS = 6


def find(message: Message) -> Iterator[Span]:
    if not message.strict:
        for found in _HELP_LINE.finditer(message.text):
            yield Span(found.start(), found.end(), KEPT)
    for found in _PHONE.finditer(message.text):
        if _digits(found[0]) >= _FEWEST_DIGITS:
            yield Span(found.start(), found.end(), "PHONE")
    for found in _CUED.finditer(message.text):
        if _digits(found["number"]) >= _FEWEST_DIGITS:
            yield Span(found.start("number"), found.end("number"), "PHONE")


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))
