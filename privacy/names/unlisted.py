"""Names on no list: strange words that sound like one and stand where a name can."""

from __future__ import annotations

from privacy.message import Message, Word
from privacy.names.cues_after import has_an_s, owns
from privacy.names.sound import sounds_like_name
from privacy.names.vocabulary import ARTICLES, WHERE

_SHORTEST = 5
# In units of sounds_like_name: a capital in mid-sentence says much already.
_ENOUGH = 1.0
_ENOUGH_CAPITAL = -1.0


def is_unlisted(message: Message, place: int) -> bool:
    word = message.words[place]
    if word.term or not word.known.strange or len(word.key) < _SHORTEST or not _can_stand_here(message, place):
        return False
    if has_an_s(word) and owns(message.words, place) and sounds_like_name(word.key[:-1]) > _ENOUGH_CAPITAL:
        return True  # "jaspreets escort"
    telling = word.capital and not word.first
    if message.foreign and not telling:
        return False
    return _sound(word) > (_ENOUGH_CAPITAL if telling else _ENOUGH)


def _can_stand_here(message: Message, place: int) -> bool:
    """Not after "the" or "in": what stands there is a thing or a place sooner than a person."""
    before = message.words[place - 1] if place and message.words[place].gap == " " else None
    if before is None or before.owner:
        return True
    return before.key not in ARTICLES | WHERE and not (before.term and before.capital)


def _sound(word: Word) -> float:
    """Of each part of a double name the worse."""
    return min(sounds_like_name(part) for part in word.key.replace("'", "").split("-") if part)
