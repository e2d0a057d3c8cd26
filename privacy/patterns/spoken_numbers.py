"""Numbers in words: "oh seven seven double oh nine ...", also mixed with digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import Span

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_VALUES = {word: str(value) for value, word in enumerate(_UNITS)}
_VALUES |= {"oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0", "hundred": "00", "thousand": "000"}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_UNIT = rf"(?:(?:double|triple|treble)[\s\-]{{1,2}})?(?:{'|'.join(_VALUES)}|\d{{1,6}})"
_BETWEEN = r"(?:[\s,.\-\u2013/]{1,3}|,?\sand\s)"
_SPOKEN = re.compile(rf"(?<![\w])(?:{_UNIT}{_BETWEEN}){{4,15}}{_UNIT}(?!\w)", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_FEWEST_WORDS = 3
_FEWEST_DIGITS = 6
_PHONE_LENGTH = 10


def find(message: Message) -> Iterator[Span]:
    """Only with words among them: runs of digits alone are other modules' work."""
    for found in _SPOKEN.finditer(message.text):
        words = [said for said in _TOKEN.findall(found[0].lower()) if said.isalpha() and said != "and"]
        digits = _as_digits(found[0].lower())
        if len(words) >= _FEWEST_WORDS and len(digits) >= _FEWEST_DIGITS:
            phone = digits.startswith("0") and len(digits) >= _PHONE_LENGTH
            yield Span(found.start(), found.end(), "PHONE" if phone else "NUMBER")


def _as_digits(spoken: str) -> str:
    digits: list[str] = []
    times = 1
    for said in _TOKEN.findall(spoken):
        if said in _TIMES:
            times = _TIMES[said]
        elif said != "and":
            digits.append(_VALUES.get(said, said) * times)
            times = 1
    return "".join(digits)
