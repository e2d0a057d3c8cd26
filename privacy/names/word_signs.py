"""The signs that a name that is a word as well stands for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from privacy.lexicon import is_ambiguous, is_given
from privacy.message import Message, Word
from privacy.names import cues_after
from privacy.names.vocabulary import (
    BE_AND_HAVE,
    CLAUSE_STARTERS,
    HUMAN_VERBS,
    MANY_CHILDREN,
    MODALS,
    OWNED,
    PEOPLE,
    RELATIVES,
)
from privacy.names.word_actions import acts, begins_clause, echoed, is_in_a_state
from privacy.names.word_greetings import is_greeted, signs_off
from privacy.names.word_places import is_asked_about, is_done_to, is_helped, is_one_of_several, works_at
from privacy.names.word_vocabulary import DONE_TO_PEOPLE, SEASONS, SELDOM, SELF, TOWARDS_ONE, VERBS_TOO
from privacy.placeholders import AGE_MASK

_YEAR_GROUP = re.compile(
    rf"[ ,(]{{1,3}}(?:is |was )?(?:now )?(?:in )?(?:(?:year|yr|y|ks)[ ]?\d{{1,2}}\b|\d{{1,2}} ?(?:yo|yrs?|years?|y/o)\b"
    rf"|\d{{1,2}},? (?:year|yr|y)[ ]?\d|\(?\d{{1,2}}\)|{AGE_MASK})"
)
_ONE_TO_ONE = re.compile(r" (?:1 ?[:\-] ?1|one to one|121)\b")


def is_sure(message: Message, place: int) -> bool:
    """Whatever sort of word it is: an age or a school year after it, a greeting before it, a signature."""
    words, word = message.words, message.words[place]
    if word.key not in SEASONS and _YEAR_GROUP.match(message.text, word.end):
        return (
            place == 0 or not words[place - 1].known.function or words[place - 1].key in TOWARDS_ONE | CLAUSE_STARTERS
        )
    return signs_off(words, place) or is_greeted(words, place)


def tells_of_a_person(message: Message, place: int) -> bool:
    words, word = message.words, message.words[place]
    if begins_clause(words, place) and acts(words, place):
        return True
    if is_asked_about(words, place) or is_one_of_several(words, place):
        return True
    if word.key in SEASONS:
        if is_done_to(words, place):
            return True
        return place > 0 and words[place - 1].key == "about" and cues_after.next_key(words, place) in ("she", "he")
    if word.key in SELDOM and not echoed(words, place):
        return False
    return is_done_to(words, place) or is_helped(words, place) or works_at(words, place)


def is_our_own(message: Message, place: int) -> bool:
    """ "our grace is 4", "my little april is scared", "poor drew had"; but not "my hope is"."""
    words = message.words
    if place and words[place].gap in (", ", ": ", " - ") and words[place - 1].key in MANY_CHILDREN | {"two", "three"}:
        return cues_after.next_key(words, place) == "and" or (place + 1 < len(words) and words[place + 1].gap == ", ")
    if place and words[place].gap == ", " and words[place - 1].key in PEOPLE and not words[place].first:
        return place + 1 < len(words) and words[place + 1].gap.startswith((",", ")"))
    if place == 0 or words[place].gap != " ":
        return False
    last = words[place - 1].key
    if last == "poor":
        return place + 1 < len(words) and words[place + 1].key in BE_AND_HAVE | HUMAN_VERBS
    if last not in ("my", "our", "little"):
        return False
    aged = cues_after.has_an_age(words, place, message.text) or _YEAR_GROUP.match(message.text, words[place].end)
    return bool(aged) or (words[place + 1 : place + 2] != () and acts(words, place) and is_in_a_state(words, place))


def is_in_a_list(words: Sequence[Word], place: int) -> bool:
    """ "hope, grace and joy": three names that are words as well, of no month."""
    for first in range(max(0, place - 3), place + 1):
        rest = words[first : first + 4]
        if len(rest) == 4 and rest[2].key in ("and", "or") and rest[1].gap in (", ", ","):
            of_list = (rest[0], rest[1], rest[3])
            if words[place] in of_list and all(_may_be_listed(word) for word in of_list):
                return True
    return False


def _may_be_listed(word: Word) -> bool:
    return (word.known.ambiguous and word.key not in SEASONS | MODALS) or word.key == "hope" or word.name_mask


def owns_without_apostrophe(message: Message, place: int) -> bool:
    """ "roses teacher": first in a clause, or after what is done for people."""
    words, word = message.words, message.words[place]
    named = is_ambiguous(word.key[:-1]) or is_given(word.key[:-1])
    if not (word.key.endswith("s") and named) or place + 1 == len(words) or any(map(str.isdigit, word.gap)):
        return False
    if _ONE_TO_ONE.match(message.text, word.end):
        return begins_clause(words, place)
    follower = words[place + 1]
    if follower.gap != " " or follower.key not in OWNED | RELATIVES:
        return False
    if place and words[place - 1].key in ("and", "or") and word.gap == " ":
        return word.key[:-1] not in VERBS_TOO
    return begins_clause(words, place) or words[place - 1].key in TOWARDS_ONE | DONE_TO_PEOPLE | SELF | {
        "of",
        "at",
        "in",
        "am",
        "lost",
    }
