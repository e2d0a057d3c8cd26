"""The word lists in privacy/lists/, read when first needed. An empty or missing list only makes the redactor worse."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_LISTS = Path(__file__).parent / "lists"
# Endings taken off to find the plain word: "masking" is common because "mask" is.
_ENDINGS = (("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("d", ""),
            ("ly", ""), ("er", ""), ("er", "e"), ("est", ""))  # fmt: skip
_SHORTEST_STEM = 3
# Letters that stand for themselves in Unicode, though a parent may as well type the plain one.
_PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u2010": "-"}
    | {"\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u0131": "i", "\u00e6": "ae"}
    | {"\u0153": "oe", "\u00df": "ss", "\u00f0": "d", "\u00fe": "th"}
)
_CONTRACTION = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m|t))$")
_NEGATED = frozenset({"ca", "wo", "sha", "ai"})  # what n't leaves of can't, won't, shan't, ain't


def fold(word: str) -> str:
    """One key for a word however it is typed: lower case, straight apostrophe, no accents."""
    if word.isascii():
        return word.lower()
    word = word.lower().translate(_PLAIN)
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
    return (
        len(parts) > 1
        and any(p in given for p in parts)
        and all(p in given or is_ambiguous(p) or is_surname(p) for p in parts)
    )


def is_surname(key: str) -> bool:
    surnames = listed("surnames")
    return key in surnames or any(len(part) > 1 and part in surnames for part in key.split("-")[1:])


def is_word_surname(key: str) -> bool:
    return key in listed("surnames_ambiguous")


def is_common(key: str) -> bool:
    """An everyday word, or one with an ordinary ending on it. Not cached: a cache would keep parents' words."""
    return _in(_common(), key)


def is_english(key: str) -> bool:
    """Any English word at all, however rare; also without its last g ("gettin")."""
    english = listed("english_words")
    return (
        is_common(key)
        or _in(english, key)
        or (key.endswith("in") and (is_common(key + "g") or _in(english, key + "g")))
    )


def stems(key: str) -> Iterator[str]:
    """What is left without an ordinary ending: "stopp" and "stop" of "stopping"."""
    for ending, back in _ENDINGS:
        if key.endswith(ending):
            stem = key[: -len(ending)] + back
            undoubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
            if len(undoubled) >= _SHORTEST_STEM:
                yield stem
                yield undoubled


@cache
def _common() -> frozenset[str]:
    return listed("common_words") | listed("everyday_words")


def _in(known: frozenset[str], key: str) -> bool:
    if key in known or key.replace("'", "") in known:
        return True
    short = _CONTRACTION.sub("", key)
    if short != key:
        return short in _NEGATED or _in(known, short)
    if "-" in key:
        return all(_in(known, part) for part in key.split("-") if part)
    return any(stem in known for stem in stems(key))
