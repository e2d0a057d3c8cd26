"""What stands in a text where something was taken out, and how to know it again."""

from __future__ import annotations

import re

from privacy.span import Span

_WORDS = {
    "PERSON": "name",
    "PHONE": "phone",
    "EMAIL": "email",
    "NHS": "NHS number",
    "NINO": "NI number",
    "PLATE": "number plate",
    "UPN": "reference",
    "REF": "reference",
    "NUMBER": "number",
    "BANK": "bank details",
    "URL": "link",
    "HANDLE": "handle",
    "DOB": "date of birth",
    "DATE": "date",
    "ADDRESS": "address",
    "SCHOOL": "school",
    "AGE": "age",
    "POSTCODE": "area",
    "AREA": "area",
}
_BANDS = ("0\u20134", "5\u201310", "11\u201315", "16\u201325")
_ADULT_AT = 26
_OLDEST_IN_BAND = (4, 10, 15, 25)

# Private-use characters, which no normalised text holds: a placeholder is masked by as many as it is long.
NAME_MASK = "\ue001"
AGE_MASK = "\ue002"
OTHER_MASK = "\ue000"
MASKS = frozenset((NAME_MASK, AGE_MASK, OTHER_MASK))

_FIXED = "|".join(re.escape(word) for word in sorted(set(_WORDS.values()) - {"age", "area"}))
_PLACEHOLDER = re.compile(
    rf"\[(?:{_FIXED}"
    r"|school: (?:special|mainstream)"
    rf"|age (?:{'|'.join(_BANDS)})|age: adult"
    # Only the shape of an outward code: nobody can hide a name behind "[area: ".
    r"|area: [A-Z]{1,2}\d[A-Z\d]?)\]"
)


def placeholder(span: Span) -> str:
    word = _WORDS[span.kind]
    if not span.detail:
        return f"[{word}]"
    return f"[age {span.detail}]" if span.detail in _BANDS else f"[{word}: {span.detail}]"


def band(years: int) -> str:
    """The age band a number of years falls in."""
    if years >= _ADULT_AT:
        return "adult"
    return next(name for name, oldest in zip(_BANDS, _OLDEST_IN_BAND, strict=True) if years <= oldest)


# Signs that are typed in several ways, so that no layer has to know more than one.
_ONE_SIGN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'", "\u2010": "-", "\u2212": "-"})


def masked(text: str) -> str:
    """What the layers read: each placeholder blotted out, character for character, so that none looks inside one."""
    return (_PLACEHOLDER.sub(_mask, text) if "[" in text else text).translate(_ONE_SIGN)


def _mask(found: re.Match[str]) -> str:
    if found[0] == "[name]":
        return NAME_MASK * len(found[0])
    return (AGE_MASK if found[0].startswith("[age") else OTHER_MASK) * len(found[0])
