"""Finds the phrases of a list in a text: any case, any small gap between the words, a plural s more or less."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from privacy.lexicon import fold

_TOKEN = re.compile(r"[^\W_]+")
_WIDEST_GAP = 3  # "key-stage 2", "speech & language" and "St. Mary's" are still one phrase

Token = tuple[str, int, int]


@dataclass(frozen=True)
class Book:
    """A tree of words: however many phrases begin alike, a text is read once."""

    then: dict[str, Book] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)

    def after(self, word: str) -> Book | None:
        return self.then.get(word) or (self.then.get(word[:-1]) if word.endswith("s") else None)


def book_of(phrases: Iterable[str]) -> Book:
    book = Book()
    for phrase in phrases:
        page = book
        for word in _TOKEN.findall(fold(phrase)):
            page = page.then.setdefault(word, Book())
        page.ends.append(phrase)
    return book


def tokens_of(text: str) -> list[Token]:
    return [(fold(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def phrases_in(tokens: list[Token], book: Book) -> Iterator[tuple[int, int, str]]:
    """Where the longest phrase from each word on stands, and which; they may overlap."""
    for place, token in enumerate(tokens):
        end, phrase = _longest(tokens, place, book)
        if phrase:
            yield token[1], end, phrase


def _longest(tokens: list[Token], place: int, book: Book) -> tuple[int, str]:
    end, phrase = tokens[place][1], ""
    page, reached = book.after(tokens[place][0]), end
    while page is not None:
        reached = tokens[place][2]
        if page.ends:
            end, phrase = reached, page.ends[0]
        place += 1
        if place == len(tokens) or tokens[place][1] - reached > _WIDEST_GAP:
            break
        page = page.after(tokens[place][0])
    return end, phrase
