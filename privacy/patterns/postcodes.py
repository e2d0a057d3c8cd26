"""Postcodes, and outward codes alone: kept as the outward code, for "SS9" is a part of the town, not a home."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.message import Message
from privacy.span import Span

# The 124 areas in use, so that "Y10 1ST" and "KS2 2ND" are none.
_AREA = (
    r"(?:A[BL]|B[ABDFHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
    r"|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
)
_OUTWARD = rf"{_AREA}\s?\d[\da-z]?"
_INWARD = r"\d[abd-hjlnp-uw-z]{2}"  # C I K M O V are never used
_BETWEEN = r"[\s.,\-_]{0,3}"
_FULL = re.compile(rf"(?<![^\W_])(?P<out>{_AREA}[\s.]?\d[\da-z]?){_BETWEEN}(?P<in>{_INWARD})(?![^\W_])", re.IGNORECASE)
# "S S 2, 6 Z Y", "SSO 7AB": Southend's own with blanks in it, or O for nought; "SS9 2 ZZ": any, in capitals.
_APART = re.compile(
    rf"(?<![^\W_])(?:(?P<out>s\s?s\s?(?:1\s?[0-7]|[0-9o])){_BETWEEN}(?:\d\s?[a-z]\s?[a-z])"
    rf"|(?P<other>(?-i:{_AREA})\s?\d\d?)\s{{1,2}}\d\s(?-i:[ABD-HJLNP-UW-Z]{{2}}))(?![^\W_])",
    re.IGNORECASE,
)
# Southend's own, SS0 to SS17, with no cue; "SS9 4" is a part of one.
_LOCAL = re.compile(r"(?<![^\W_])(?P<out>ss\s?(?:1[0-7]|[0-9]))(?:\s\d)?(?![^\W_])", re.IGNORECASE)
_CUE = (
    r"\b(?:post\s?codes?|live[sd]?|living|moved|moving|based|home)\b"
    r"(?: (?:is|starts?|begins?|in|at|to|near|with|from|area)){0,3}\s?:?\s?"
)
_CUED = re.compile(rf"{_CUE}(?P<out>{_OUTWARD})(?![^\W_])", re.IGNORECASE)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$", re.IGNORECASE)


def find(message: Message) -> Iterator[Span]:
    for found in _FULL.finditer(message.text):
        if not _is_ordinal(found):
            yield Span(found.start(), found.end(), "POSTCODE", _shown(found["out"]))
    for found in _APART.finditer(message.text):
        yield Span(found.start(), found.end(), "POSTCODE", _shown(found["out"] or found["other"]).replace("O", "0"))
    for found in (*_LOCAL.finditer(message.text), *_CUED.finditer(message.text)):
        yield Span(found.start("out"), found.end(), "AREA", _shown(found["out"]))


def _is_ordinal(found: re.Match[str]) -> bool:
    """ "s19 2nd" is section 19, second; but "S19 2ND" in a row, or in capitals, is a postcode."""
    return bool(_ORDINAL.match(found["in"])) and found["in"].islower()


def _shown(outward: str) -> str:
    return re.sub(r"[\s.]", "", outward).upper()
