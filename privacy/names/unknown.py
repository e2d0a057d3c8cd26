"""For what is stored: capitalised words that no list knows go as names, for one of them may be one."""

from __future__ import annotations

from collections.abc import Iterator

from privacy.message import Message, Word
from privacy.span import Span


def find(message: Message) -> Iterator[Span]:
    small = {word.key for word in message.words if word.text.islower()}
    for word in message.words:
        if _is_capitalised(message, word) and not _is_ordinary(word, small):
            yield Span(word.start, word.end, "PERSON")


def _is_capitalised(message: Message, word: Word) -> bool:
    """Where all is in capitals any word may be a name; else a capital at the head of a sentence says nothing."""
    if word.name_mask or not word.text[0].isupper():
        return False
    return message.shouting or not word.first


def _is_ordinary(word: Word, small: set[str]) -> bool:
    """A SEND term, a common word, one letter as in "section F", or a word in small letters elsewhere in the text."""
    if word.term or len(word.key) == 1 or word.known.function or word.key in small:
        return True
    return word.known.common
