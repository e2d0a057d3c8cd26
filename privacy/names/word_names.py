"""Names that are words as well, in small letters and with no child named before them: "grace wont go in".

Three sorts. Of some a child is meant nearly always ("poppy"): they stay only where a thing is shown. What can be
counted ("river") never stands bare, unless it is a name. Of the rest ("hope", "will", "may") the words around must tell
of a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from privacy.grammar import UNITS
from privacy.message import Message, Word
from privacy.names import word_actions, word_greetings, word_signs
from privacy.names.vocabulary import ARTICLES, BE_AND_HAVE, HUMAN_VERBS, UNCOUNTED, WHERE
from privacy.names.word_vocabulary import (
    BARE_BEFORE,
    COLOURS,
    DESCRIBING,
    DONE_TO_PEOPLE,
    HANDED,
    MEASURING,
    MOSTLY_NAMES,
    PLURAL,
    SAYS_THAT,
    SEASONS,
    THINGS,
    VERBS_TOO,
    WORN,
)

_THING_BEFORE = (ARTICLES - {"my", "our"}) | WHERE | MEASURING


def is_word_as_name(message: Message, place: int) -> bool:
    word = message.words[place]
    if word.term and word.key not in SEASONS:
        return False
    if word.known.given:
        return word_signs.is_sure(message, place) or word_signs.tells_of_a_person(message, place)
    if not word.known.ambiguous:
        return word_signs.owns_without_apostrophe(message, place)
    if word_greetings.says_who(message.words, place) or word_signs.is_our_own(message, place):
        return True
    if _is_thing(message.words, place):
        return False
    if word_signs.is_sure(message, place):
        return True
    if word.key in MOSTLY_NAMES or word_signs.is_in_a_list(message.words, place):
        return True
    if not _can_end(message.words, place):
        return False
    if word.term or word.key in SEASONS | UNCOUNTED | VERBS_TOO:
        return word_signs.tells_of_a_person(message, place)
    return _stands_bare(message.words, place) or word_signs.tells_of_a_person(message, place)


def _is_thing(words: Sequence[Word], place: int) -> bool:
    """ "the river", "pearl class", "red rose", "my kit"."""
    word, last = words[place], words[place - 1] if place else None
    follower = words[place + 1] if place + 1 < len(words) else None
    if follower is not None and follower.gap in (" ", "-") and (follower.key in THINGS or follower.key == word.key):
        return True
    if any(before.key in COLOURS for before in words[max(0, place - 4) : place]):
        return True
    if last is None or word.gap not in (" ", "-") or last.owner:
        return False
    if last.key in ("my", "our"):
        return word.key in WORN or word.key not in MOSTLY_NAMES
    return last.key in _THING_BEFORE or last.key in DESCRIBING


def _can_end(words: Sequence[Word], place: int) -> bool:
    """What follows is no noun, so that the word does not describe it: not "hope fund", "star chart", "joy of"."""
    if place + 1 == len(words):
        return True
    follower = words[place + 1]
    if follower.gap != " ":
        return "-" not in follower.gap
    if follower.key == "of":
        return False
    if follower.name_mask or follower.known.function or follower.known.given or follower.known.surname:
        return True
    return follower.key in HUMAN_VERBS | BE_AND_HAVE | HANDED | PLURAL or word_actions.is_verb(follower)


def _stands_bare(words: Sequence[Word], place: int) -> bool:
    """ "letter about river and ...", "because rose is": no "the" or "a" before what can be counted."""
    word = words[place]
    if word.first or word.gap != " ":
        return place + 1 < len(words) and words[place + 1].gap == " " and word_actions.acts(words, place)
    return words[place - 1].key in BARE_BEFORE | DONE_TO_PEOPLE | SAYS_THAT


def is_amount(message: Message, place: int) -> bool:
    """ "the max number", "max 6 hours": the one given name that is a measure."""
    words, rest = message.words, message.text[message.words[place].end :].lstrip(" :")
    if words[place].key != "max" or words[place].capital:
        return False
    before = words[place - 1].key if place else ""
    after = words[place + 1].key if place + 1 < len(words) else ""
    counted = rest[:1].isdecimal() and any(word.key in UNITS for word in words[place + 1 : place + 3])
    return before in ARTICLES or after in UNITS | {"of", "number", "amount", "size", "age"} or counted
