"""Whether an unknown word sounds like a name: its groups of three letters are commoner in names than in words.

"Ayokunmi" and "kudzaishe" are on no list, but are made as the names of their languages are, and as no English word is.
The counts are taken from our own lists when first needed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from privacy.lexicon import listed

_UNSEEN = 0.3  # counted for each group that was never met, so that it is rare and not impossible
_LETTERS = 28  # with the ends of a word
_ENDINGS = ("", "s", "ed", "ing")  # the list of words holds "mask", parents type "masking" too
_LONGEST = 20  # of the letters looked at: no name is longer, and a hostile word could be


def sounds_like_name(key: str) -> float:
    """More than 0 when likelier a name than an English word; in units of natural logarithms."""
    weights, unseen = _weights()
    return sum(weights.get(group, unseen) for group in _groups(key[:_LONGEST]))


@cache
def _weights() -> tuple[dict[str, float], float]:
    names = (part for name in listed("given_names") | listed("surnames") for part in name.split("-"))
    words = (word + ending for word in listed("english_words") for ending in _ENDINGS)
    common = (word for word in listed("common_words") for _ in range(len(_ENDINGS)))
    of_names, of_words = _shares(names), _shares((*words, *common))
    none = math.log(1 / _LETTERS)
    groups = of_names.keys() | of_words.keys()
    return {group: of_names.get(group, none) - of_words.get(group, none) for group in groups}, 0.0


def _shares(words: Iterable[str]) -> dict[str, float]:
    """For each group, how often its third letter follows its first two, as a logarithm."""
    groups = Counter(group for word in words if word.isalpha() for group in _groups(word))
    pairs: Counter[str] = Counter()
    for group, times in groups.items():
        pairs[group[:2]] += times
    return {
        group: math.log((times + _UNSEEN) / (pairs[group[:2]] + _UNSEEN * _LETTERS)) for group, times in groups.items()
    }


def _groups(word: str) -> Iterator[str]:
    """ "^^z", "^zo", "zoe", "oe$": with marks for the beginning and the end."""
    marked = f"^^{word}$"
    for place in range(len(marked) - 2):
        yield marked[place : place + 3]
