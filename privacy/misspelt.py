"""Whether a word is an everyday word or a SEND term with one slip of the keys, and so no name.

A slip is one letter too many, too few, wrong, or two that changed places. Two words are one slip apart when they are
alike after a letter is taken from each, so every everyday word is kept under each of its spellings less a letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from privacy.lexicon import fold, lines, listed, stems

_SHORTEST = 4  # of three letters everything is one slip from something


def is_misspelt(key: str) -> bool:
    if len(key) < _SHORTEST:
        return False
    slips = _slips()
    return any(near in slips for word in (key, _undrawn(key), *stems(key)) for near in _less_a_letter(word))


def _undrawn(key: str) -> str:
    """ "soooo" and "schoool" are drawn out."""
    return "".join(letter for place, letter in enumerate(key) if key[place : place + 3] != letter * 3)


def _less_a_letter(word: str) -> Iterator[str]:
    if len(word) >= _SHORTEST:
        yield word
        for place in range(len(word)):
            yield word[:place] + word[place + 1 :]


@cache
def _slips() -> frozenset[str]:
    """Ten for each word: 60,000 short strings, once."""
    terms = (word for line in lines("send_terms") for word in fold(line).replace("-", " ").split())
    words = listed("common_words") | listed("everyday_words") | frozenset(terms)
    return frozenset(near for word in words if word.isalpha() for near in _less_a_letter(word))
