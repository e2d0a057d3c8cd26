"""The assistant's own receipt codes: they pass at the door, for a parent shows one to see or take back what was sent.

Ten characters of Crockford's base32 and his check character, modulo 37, maybe grouped ABCDE-FGHJK-M.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import KEPT, Span

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _ALPHABET + "*~$=U"
_BODY = 10
_LOOK_ALIKES = str.maketrans("OIL", "011")
# O, I and L are read as 0, 1 and 1; U only as the check.
_LETTER = r"[0-9A-TV-Z]"
_CODE = re.compile(
    rf"(?<![\w\-])(?P<code>{_LETTER}{{5}}(?P<dash>[ \-\u2013]?){_LETTER}{{5}}(?P=dash)[0-9A-Z*~$=])(?![\w\-])",
    re.IGNORECASE,
)
_FEWEST_OF_EACH = 2
_LONG_NUMBER = re.compile(r"\d{6}")


def find(message: Message) -> Iterator[Span]:
    for found in _CODE.finditer(message.text):
        if _is_receipt(found["code"], grouped=found["dash"] not in ("", " ")):
            yield Span(found.start(), found.end(), "REF" if message.strict else KEPT)


def receipt_in(text: str) -> str | None:
    """The first receipt code written in a text, right or mistyped, as it is written; None where there is none."""
    for found in _CODE.finditer(text):
        if _is_receipt(found["code"], grouped=found["dash"] not in ("", " ")):
            return found["code"]
    return None


def _is_receipt(written: str, *, grouped: bool) -> bool:
    """A right check character settles it; a mistyped code must at least look like one, and unlike a case number."""
    bare = re.sub(r"[^0-9A-Za-z*~$=]", "", written)
    digits = sum(map(str.isdecimal, bare[:_BODY]))
    letters = sum(map(str.isalpha, bare[:_BODY]))
    if digits >= _FEWEST_OF_EACH and letters >= _FEWEST_OF_EACH and _checks(bare.upper()):
        return True
    if grouped and letters and _checks(bare.upper()):
        return True
    if bare != bare.upper() or _LONG_NUMBER.search(bare):
        return False
    if grouped:
        return (digits > 0 or _checks(bare)) and letters > 0
    return " " not in written and digits >= _FEWEST_OF_EACH and letters >= _FEWEST_OF_EACH


def _checks(bare: str) -> bool:
    number = 0
    for character in bare[:_BODY].translate(_LOOK_ALIKES):
        number = number * 32 + _ALPHABET.index(character)
    return _CHECKS[number % 37] == bare[_BODY]
