"""Names that a sentence is about: "X keeps ...", "X's plan", "X is 7"."""

from __future__ import annotations

from privacy.lexicon import is_given
from privacy.message import Message
from privacy.names import cues_after
from privacy.names.judging import is_listed, is_small, is_unknown, looks_like_one
from privacy.names.vocabulary import (
    ARTICLES,
    BE_AND_HAVE,
    CLAUSE_STARTERS,
    HUMAN_VERBS,
    MODALS,
    ONLY_PEOPLE,
    PEOPLE,
    UNCOUNTED,
    WHERE,
)


def is_told_of(message: Message, place: int) -> bool:
    """Whether the words after this one call it a name."""
    words, word = message.words, message.words[place]
    if word.key in PEOPLE or is_small(word) or not _can_be_subject(message, place):
        return False
    if cues_after.is_here(words, place):
        return is_unknown(word) or is_listed(word)
    if _is_owner(message, place):
        return True
    if cues_after.has_an_age(words, place, message.text) or cues_after.is_ones_own(words, place):
        return is_unknown(word) or is_listed(word)
    if word.term and word.known.ambiguous:
        return word.capital and cues_after.next_key(words, place) in ONLY_PEOPLE
    if _is_named_as_a_thing(message, place):
        return True
    if word.known.ambiguous and not (word.key in MODALS or word.term):
        return cues_after.is_told_of_as_people_are(words, place) or _is_told_as_listed(message, place)
    return _is_told_as_listed(message, place)


def _is_told_as_listed(message: Message, place: int) -> bool:
    words, word = message.words, message.words[place]
    surname = word.known.surname and not word.known.common
    if word.term or not (word.capital or word.known.given or word.known.ambiguous or surname):
        return False
    if (
        word.key in MODALS
        and cues_after.is_explained(words, place)
        and cues_after.next_key(words, place) in ("my", "our")
    ):
        return True
    if word.key in MODALS:
        verbs = HUMAN_VERBS | BE_AND_HAVE if word.capital else HUMAN_VERBS
        return cues_after.next_key(words, place) in verbs or _owns(message, place)
    if cues_after.does_what_people_do(words, place) or _owns(message, place):
        return not word.capital or looks_like_one(word)
    return _has_weaker_sign(message, place)


def _can_be_subject(message: Message, place: int) -> bool:
    """Not after "the", "in" or an abbreviation ("the EHC Hub"); in small letters only where a clause begins."""
    word = message.words[place]
    if word.first:
        return True
    last = message.words[place - 1]
    if word.gap != " ":
        return word.capital or word.gap.strip() in (",", "-")
    if last.key in ARTICLES or (last.term and last.text.isupper() and not message.shouting):
        return False
    if last.key in WHERE and not last.owner:
        return word.known.given
    return word.capital or last.key in CLAUSE_STARTERS


def _is_owner(message: Message, place: int) -> bool:
    """ "alfs mum": a given name and an s."""
    word = message.words[place]
    return cues_after.has_an_s(word) and is_given(word.key[:-1]) and _owns(message, place)


def _is_named_as_a_thing(message: Message, place: int) -> bool:
    """ "bear is ...", "rose has ...": what can be counted never stands without "the" or "a", unless it is a name."""
    word = message.words[place]
    if word.term or not word.known.ambiguous or word.key in MODALS:
        return False
    if word.key in UNCOUNTED and cues_after.speaks(message.words, place):
        return True
    if word.key in UNCOUNTED:
        done = cues_after.next_key(message.words, place).endswith("ed")
        return word.capital and done and cues_after.has_a_verb(message.words, place)
    if cues_after.next_key(message.words, place) in BE_AND_HAVE | {
        "isnt",
        "isn't",
        "hasnt",
        "hasn't",
        "wasnt",
        "wasn't",
    }:
        return True
    seen = (
        cues_after.does_what_people_do,
        cues_after.has_a_verb,
        cues_after.is_explained,
        cues_after.is_one_of_two,
        cues_after.speaks,
    )
    return any(sign(message.words, place) for sign in seen)


def _owns(message: Message, place: int) -> bool:
    return cues_after.owns(message.words, place)


def _has_weaker_sign(message: Message, place: int) -> bool:
    """The weaker signs: "X is ...", "X and I", "X, my son", "with X's ..."; autism and the like are told of people."""
    words, word = message.words, message.words[place]
    if cues_after.is_of_a_term(words, place):
        return True
    if not looks_like_one(word) and not (word.known.surname and not word.known.common):
        return False
    plain = cues_after.has_plain_verb(words, place) and (
        word.known.strange or (is_listed(word) and word.key not in UNCOUNTED)
    )
    if plain or cues_after.is_one_of_two(words, place):
        return True
    return cues_after.is_explained(words, place) or (word.owner and word.capital and not word.first)
