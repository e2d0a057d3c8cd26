"""The word lists in privacy/lists/, read when first needed. An empty or missing list only makes the redactor worse."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

_LISTS = Path(__file__).parent / "lists"
# Endings taken off to find the plain word: "masking" is common because "mask" is.
_ENDINGS = (("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("d", ""),
            ("ly", ""), ("er", ""), ("er", "e"), ("est", ""))  # fmt: skip
_SHORTEST_STEM = 3
_CONTRACTION = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m|t))$")
_NEGATED = frozenset({"ca", "wo", "sha", "ai"})  # what n't leaves of can't, won't, shan't, ain't


def fold(word: str) -> str:
    """One key for a word however it is typed: lower case, straight apostrophe, no accents."""
    if word.isascii():
        return word.lower()
    word = word.lower().replace("\u2019", "'").replace("\u2018", "'").replace("\u2010", "-")
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def words(text: str) -> frozenset[str]:
    """A set of words kept in code, where a cue needs them."""
    return frozenset(text.split())


def lines(name: str) -> tuple[str, ...]:
    path = _LISTS / f"{name}.txt"
    if not path.exists():
        return ()
    read = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in read if line and not line.startswith("#"))


@cache
def listed(name: str) -> frozenset[str]:
    return frozenset(map(fold, lines(name)))


def is_ambiguous(key: str) -> bool:
    """A name that is also a word, a month or a place."""
    return key in listed("ambiguous_names")


def is_given(key: str) -> bool:
    """A given name and nothing else; a double name when one half is and the other could be."""
    given = listed("given_names")
    if key in given:
        return True
    parts = key.split("-")
    return len(parts) > 1 and any(p in given for p in parts) and all(p in given or is_ambiguous(p) for p in parts)


def is_surname(key: str) -> bool:
    surnames = listed("surnames")
    return key in surnames or any(len(part) > 1 and part in surnames for part in key.split("-")[1:])


def is_word_surname(key: str) -> bool:
    return key in listed("surnames_ambiguous")


def is_common(key: str) -> bool:
    """An ordinary word, or one with an ordinary ending on it. Not cached: a cache would keep parents' words."""
    common = listed("common_words")
    if key in common or key.replace("'", "") in common:
        return True
    short = _CONTRACTION.sub("", key)
    if short != key:
        return short in _NEGATED or is_common(short)
    if "-" in key:
        return all(is_common(part) for part in key.split("-") if part)
    return any(_stem_in(common, key, ending, back) for ending, back in _ENDINGS)


def _stem_in(common: frozenset[str], key: str, ending: str, back: str) -> bool:
    if not key.endswith(ending):
        return False
    stem = key[: -len(ending)] + back
    undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return len(undoubled) >= _SHORTEST_STEM and (stem in common or undoubled in common)
