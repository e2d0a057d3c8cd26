"""Where SEND terms stand in a text (lists/send_terms.txt): words that judgement alone may not take."""

from __future__ import annotations

from functools import cache

from privacy.lexicon import lines
from privacy.phrases import Book, Token, book_of, phrases_in


def term_mask(tokens: list[Token], length: int) -> bytearray:
    """1 for every character of a term, 0 elsewhere."""
    mask = bytearray(length)
    for start, end, _ in phrases_in(tokens, _book()):
        mask[start:end] = b"\x01" * (end - start)
    return mask


@cache
def _book() -> Book:
    """Of "11+" and "1:1" the figures alone would be left, which an age is made of too: no pattern takes those terms."""
    return book_of(line for line in lines("send_terms") if any(map(str.isalpha, line)))
