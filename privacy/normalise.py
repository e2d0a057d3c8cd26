"""One spelling for every text, with a map from each character back to where it stood.

Invisible characters can split a phone number or smuggle a name; full-width and other digits can hide one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Letters by name, but drawn as nothing: the grapheme joiner, the Hangul fillers, the Khmer inherent vowels.
_BLANK = frozenset("\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5")
# Variation selectors pick a glyph and are never seen themselves; 256 of them can carry any hidden byte.
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x1810))))
# Format (zero-width, tags, direction marks), control, private use (masks.py needs those), unassigned, surrogate.
_UNSEEN_CATEGORIES = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})


_RUN = re.compile(r"[0-9OoIl]*[0-9][0-9OoIl]*(?!')")
_AS_FIGURES = str.maketrans("OoIl", "0011")
_FEWEST_FIGURES = 2


@dataclass(frozen=True)
class Normalised:
    """`text[i]` was written at `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    if text.isascii() and not any(map(_unseen, set(text))):
        return Normalised(_figures(text), tuple(range(len(text))), tuple(range(1, len(text) + 1)))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, cluster in _clusters(text):
        for letter in _folded(cluster):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return Normalised(_figures("".join(letters)), tuple(starts), tuple(ends))


def _figures(text: str) -> str:
    """O for nought and l for one, as in "2O15" and "D8823772I5132": among more figures than such letters."""
    return _RUN.sub(lambda run: run[0].translate(_AS_FIGURES) if _mostly_figures(run[0]) else run[0], text)


def _mostly_figures(run: str) -> bool:
    figures = sum(map(str.isdecimal, run))
    return figures >= _FEWEST_FIGURES and figures > len(run) - figures


def _clusters(text: str) -> Iterator[tuple[int, int, str]]:
    """A letter with the marks that combine with it: NFKC must see them together. What is unseen is left out."""
    start, end, cluster = 0, 0, ""
    for place, letter in enumerate(text):
        if _unseen(letter):
            continue
        if cluster and not _combines(letter):
            yield start, end, cluster
            cluster = ""
        if not cluster:
            start = place
        end, cluster = place + 1, cluster + letter
    if cluster:
        yield start, end, cluster


def _unseen(letter: str) -> bool:
    if letter.isspace():
        return False
    return letter in _BLANK or letter in _SELECTORS or unicodedata.category(letter) in _UNSEEN_CATEGORIES


def _combines(letter: str) -> bool:
    """By its decomposition: a half-width voicing mark does not combine, but becomes one that does."""
    return not letter.isascii() and unicodedata.combining(unicodedata.normalize("NFKD", letter)[0]) != 0


def _folded(cluster: str) -> str:
    if cluster.isascii():
        return cluster
    return "".join(_digit(letter) for letter in unicodedata.normalize("NFKC", cluster))


def _digit(letter: str) -> str:
    """Digits of every script as 0-9, so that no pattern has to know the others."""
    value = unicodedata.decimal(letter, -1)
    return str(value) if value >= 0 else letter
