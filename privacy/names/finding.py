"""Brings cues and looks together: which words of a message are names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy.message import Message, Word
from privacy.names.cues_after import does_what_people_do, has_plain_verb, is_explained, next_key
from privacy.names.cues_before import Cue, cue_before
from privacy.names.judging import (
    can_be_one,
    can_follow_title,
    goes_anywhere,
    is_listed,
    is_never_one,
    is_surname_here,
    is_unknown,
    looks_like_one,
)
from privacy.names.subjects import is_told_of
from privacy.names.together import completed, repeated
from privacy.names.unlisted import is_unlisted
from privacy.names.vocabulary import AFTER_NAME, ARTICLES, CHILDREN, MODALS, PLACES_AND_BRANDS, WHERE
from privacy.names.word_names import is_amount, is_word_as_name
from privacy.span import Span

_PLACE_BEFORE = WHERE | {"from", "to"}
_VERB_ENDINGS = ("s", "ed", "ing", "ly", "nt")


def find(message: Message) -> Iterator[Span]:
    """The words with a cue or on a list; then what belongs to them; then the same words elsewhere."""
    words = message.words
    names = {place for place in range(len(words)) if _is_name(message, place)}
    names = completed(words, names)
    for place in sorted(names | repeated(words, names)):
        yield Span(words[place].start, words[place].end, "PERSON", cued=True)


def _is_name(message: Message, place: int) -> bool:
    word = message.words[place]
    if word.name_mask or is_never_one(word) or is_amount(message, place):
        return False
    if goes_anywhere(word) or _has_cue_before(message, place) or is_told_of(message, place):
        return True
    if is_word_as_name(message, place):
        return True
    return is_unlisted(message, place) or _is_capital_for_a_name(message, place)


def _is_capital_for_a_name(message: Message, place: int) -> bool:
    """ "I told Rose", "and Mark from transport": a name that is a word, with a capital for no other reason."""
    word = message.words[place]
    if not word.capital or word.first or word.term or not word.known.ambiguous or word.key in PLACES_AND_BRANDS:
        return False
    if word.key in MODALS and not is_explained(message.words, place):
        return False
    last, follower = message.words[place - 1], message.words[place + 1] if place + 1 < len(message.words) else None
    if last.key in ARTICLES | WHERE or (last.capital and not last.first) or last.text.isupper():
        return False
    return follower is None or not follower.capital or follower.gap != " " or is_surname_here(follower)


def _has_cue_before(message: Message, place: int) -> bool:
    words, word = message.words, message.words[place]
    match cue_before(words, place):
        case Cue.TITLE:
            return can_follow_title(word)
        case Cue.STRONG:
            return can_be_one(word)
        case Cue.CHILD:
            return _is_childs(message, place)
        case Cue.WEAK:
            return looks_like_one(word)
        case _:
            return _is_pair(message, place)


def _is_childs(message: Message, place: int) -> bool:
    """After "my son": what looks like a name; a name that is a word, and an unknown word in small letters, when what
    follows cannot follow anything else. "My son will go" and "my son masks" name nobody."""
    word = message.words[place]
    if looks_like_one(word):
        return not (word.key in MODALS and next_key(message.words, place) not in AFTER_NAME) or word.capital
    if word.term and not word.known.ambiguous:
        return False
    if word.known.ambiguous or word.known.surname:
        follows = next_key(message.words, place) in AFTER_NAME or _is_set_off(message.words, place)
        return follows or (word.key not in MODALS and not word.term and _ends_clause(message.words, place))
    return _is_childs_unknown_name(message, place)


def _is_childs_unknown_name(message: Message, place: int) -> bool:
    """ "my son okoro is": an unknown word in small letters that has no ending of a verb, before a verb."""
    words, word = message.words, message.words[place]
    if words[place - 1].key not in CHILDREN or not is_unknown(word) or word.key.endswith(_VERB_ENDINGS):
        return False
    return does_what_people_do(words, place) or has_plain_verb(words, place)


def _is_pair(message: Message, place: int) -> bool:
    """A capitalised unknown word in mid-sentence before a surname, or a listed surname by itself."""
    words, word = message.words, message.words[place]
    if _is_initial_and_surname(words, place):
        return True
    if word.capital and word.known.surname and not word.term and not word.known.common:
        return True
    if word.first or not looks_like_one(word) or place + 1 == len(words):
        return False
    follower, place_before = words[place + 1], words[place - 1].key in _PLACE_BEFORE
    if follower.gap != " " or not follower.capital or (place_before and not follower.known.surname):
        return False
    return is_surname_here(follower) and (_is_no_word(word) or _is_no_word(follower))


def _is_initial_and_surname(words: Sequence[Word], place: int) -> bool:
    """ "J. Whitlock", "J Whitlock"; not "Year R Reception" nor "Part B Health"."""
    word = words[place]
    if len(word.text) != 1 or not word.text.isupper() or word.text in "IA" or place + 1 == len(words):
        return False
    follower = words[place + 1]
    return follower.gap in (" ", ". ", ".") and follower.capital and is_unknown(follower) and _is_no_word(follower)


def _is_no_word(word: Word) -> bool:
    """ "Salvation Army" is no pair of names: both are words."""
    return word.known.strange or is_listed(word)


def _is_set_off(words: Sequence[Word], place: int) -> bool:
    """ "my eldest, Summer, has": capitalised, between two commas or brackets."""
    if place + 1 == len(words) or not words[place].capital:
        return False
    return words[place].gap.strip() in (",", "(", "-", "\u2013") and words[place + 1].gap.strip() in (
        ",",
        ")",
        "-",
        "\u2013",
    )


def _ends_clause(words: Sequence[Word], place: int) -> bool:
    """Nothing follows that the word could describe."""
    return place + 1 == len(words) or words[place + 1].gap != " "
