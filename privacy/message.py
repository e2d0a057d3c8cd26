"""What every layer reads: a normalised text with its placeholders masked, and its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from privacy.grammar import is_function
from privacy.known import Known, known
from privacy.lexicon import fold
from privacy.phrases import Token, tokens_of
from privacy.placeholders import MASKS, NAME_MASK
from privacy.span import Span
from privacy.terms import term_mask

_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"  # with any accent that has no single character, as in Yoruba
# Letters, joined by apostrophes or hyphens, with no digit at either end ("7yo" and "SS9" hold no words); or a whole
# masked name, so that cues can see "[name] and ...".
_WORD = re.compile(rf"(?<!\w){_LETTER}+(?:['\-]{_LETTER}+)*(?!\w)|{NAME_MASK}+")
_OWNER = re.compile(r"'[sS]$")
_STOP = re.compile(r"[.!?:;\n\u2022]")  # a sentence begins after one of these
_ABBREVIATED = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "mx"})
_ENOUGH_LETTERS = 6
_ENOUGH_SMALL_WORDS = 3
_MOSTLY = 0.7
_ENOUGH_STRANGE_WORDS = 3
_MANY = 0.25


@dataclass(frozen=True, slots=True)
class Word:
    """`owner` when 's follows, which is left out of word and gap; `gap` is what stands before it."""

    text: str
    key: str
    start: int
    end: int
    gap: str
    first: bool
    capital: bool
    owner: bool
    term: bool
    known: Known

    @property
    def name_mask(self) -> bool:
        return self.text[0] == NAME_MASK


@dataclass(frozen=True)
class Message:
    text: str
    strict: bool = False

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def terms(self) -> bytearray:
        """1 where a SEND term stands."""
        return term_mask(self.tokens, len(self.text))

    @cached_property
    def shouting(self) -> bool:
        """Nearly all capitals, or Each Word Capitalised, so that a capital says nothing."""
        letters = [letter for letter in self.text if letter.isalpha()]
        if len(letters) >= _ENOUGH_LETTERS and sum(map(str.isupper, letters)) > _MOSTLY * len(letters):
            return True
        others = (found[0] for found in _WORD.finditer(self.text, 1))
        small = [word for word in others if len(word) > 1 and is_function(word.lower())]
        return len(small) >= _ENOUGH_SMALL_WORDS and sum(word[0].isupper() for word in small) > _MOSTLY * len(small)

    @cached_property
    def foreign(self) -> bool:
        """Not in English: then a word that no list knows says nothing."""
        if not any(word.known.function for word in self.words):
            return sum(word.known.strange for word in self.words) > 1
        strange = sum(word.known.strange and not word.text[0].isupper() for word in self.words)
        return strange >= _ENOUGH_STRANGE_WORDS and strange > _MANY * len(self.words)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(self._read_words())

    @cached_property
    def word_at(self) -> dict[int, Word]:
        return {word.start: word for word in self.words}

    def after(self, place: int, width: int = 40) -> str:
        return self.text[place : place + width]

    def before(self, place: int, width: int = 40) -> str:
        return self.text[max(0, place - width) : place]

    def _read_words(self) -> Iterator[Word]:
        read, earlier = 0, ""
        lookups: dict[str, Known] = {}
        for found in _WORD.finditer(self.text):
            owner = _OWNER.search(found[0]) is not None
            text = found[0][:-2] if owner else found[0]
            gap, start = self.text[read : found.start()], found.start()
            first = not earlier or _begins(gap, earlier)
            read, earlier = found.end(), fold(text)
            facts = lookups.get(earlier) or lookups.setdefault(earlier, known(earlier))
            capital, term = self._capital(text), self._is_term(start, text)
            yield Word(text, earlier, start, start + len(text), gap, first, capital, owner, term, facts)

    def _is_term(self, start: int, text: str) -> bool:
        """All of the word: "Autumn-Rae" is none, though autumn is."""
        return self.terms[start] == 1 and all(
            self.terms[start + place] or not letter.isalnum() for place, letter in enumerate(text)
        )

    def _capital(self, text: str) -> bool:
        """Capitalised as a name is. EHCP is not, nor is any word while all are in capitals."""
        return text[0].isupper() and not self.shouting and (len(text) == 1 or not text.isupper())


def _begins(gap: str, earlier: str) -> bool:
    """Whether a word after this gap begins a sentence. "Dr." ends none."""
    if earlier in _ABBREVIATED or not MASKS.isdisjoint(gap):
        return False
    return _STOP.search(gap) is not None


# A layer reads the message and points at what should go.
Layer = Callable[[Message], Iterable[Span]]
