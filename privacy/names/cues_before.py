"""How strongly the words before a word call it a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from privacy.lexicon import words
from privacy.message import Word
from privacy.names.judging import INITIALS, is_unknown
from privacy.names.vocabulary import (
    CALLED,
    CHILDREN,
    FAMILY,
    MANY_CHILDREN,
    NAME,
    ROLES,
    TITLES,
    TOWARDS,
    WORD_TITLES,
)
from privacy.placeholders import AGE_MASK


class Cue(IntEnum):
    NONE = 0
    WEAK = 1  # for, with, the SENCO, I'm ...: a word that looks like a name goes
    CHILD = 2  # my son, my sister ...: also a name that is a word
    STRONG = 3  # called, my name is ...: any word that is not common
    TITLE = 4  # Mr, Mrs ...: common surnames as well


_NEXT = re.compile(r"[ \t]{1,3}$")
_NEXT_OR_SET_OFF = re.compile(r"[ \t]?(?:,|:|\(|-|\u2013|\u2014|\"|'|\u201c|=|\.\.+)?[ \t\"'\u201c(]{0,2}$")
_TITLE_GAP = re.compile(r"\.?[ \t]{0,2}$")
# An age, or what stands for one, between the child and the name: "my son (7) X", "my 7yo X", "my [age 5-10] X".
_AGE = rf"(?:aged? )?\d{{1,2}}[ \-]?(?:yo|yrs?|y/o)?|{AGE_MASK}+"
_AFTER_AGE = re.compile(rf"[ ,(]{{1,3}}(?:{_AGE})[),]{{0,2}} $", re.IGNORECASE)
_SUBJECTS_OF_MISS = words("i we you he she they to will would might not dont don't cant can't never really")
_AGED = CHILDREN | MANY_CHILDREN | {"my", "our"}
_PAIRS = frozenset(
    {("i", "am"), ("this", "is"), ("i", "m"), ("that", "is"), ("it", "is"), ("thank", "you")}
    | {(who, "call") for who in ("we", "i", "they")}
    | {(call, whom) for call in ("call", "calls", "called") for whom in ("him", "her", "me", "them")}
)


_ONE_OF_MINE = words("little middle older younger oldest youngest eldest bigger smaller")
_BESIDE_ME = frozenset(("me", joint) for joint in ("and", "n", "+", "&"))


def cue_before(all_words: Sequence[Word], place: int) -> Cue:
    """The strongest cue among those that end right before the word at this place."""
    if place == 0:
        return Cue.NONE
    here, last = all_words[place], all_words[place - 1]
    earlier = all_words[place - 2] if place > 1 else None
    if _is_title(here, last, earlier):
        return Cue.TITLE
    if _NEXT_OR_SET_OFF.match(here.gap) and _says_name(here, last, earlier):
        return Cue.STRONG
    if _is_child(here, last, earlier):
        return Cue.CHILD
    return Cue.WEAK if _is_weak(here, last, earlier) else Cue.NONE


def _is_title(here: Word, last: Word, earlier: Word | None) -> bool:
    if last.key not in TITLES or last.owner or not _TITLE_GAP.match(here.gap):
        return False
    if last.key not in WORD_TITLES:
        return True
    if last.key == "miss" and earlier is not None and earlier.key in _SUBJECTS_OF_MISS:
        return here.known.surname or (is_unknown(here) and not here.known.ambiguous)
    if len(here.key) == 1:
        return here.key in INITIALS
    if last.key == "miss" and last.first and (here.known.ambiguous or here.known.given or here.known.word_surname):
        return True
    capitals = last.text[0].isupper() and here.text[0].isupper()
    return capitals or here.known.surname or (is_unknown(here) and not here.known.ambiguous)


def _says_name(here: Word, last: Word, earlier: Word | None) -> bool:
    """ "called X", "my name is X", "name's X", "his name: X"."""
    before = earlier.key if earlier else ""
    if last.key in CALLED:
        return not last.owner
    if last.key == "surname" and not here.known.common:
        return True
    if last.key in NAME and ":" in here.gap:
        return before not in ("school", "nursery", "college")
    if last.key in NAME:
        set_off = here.gap.strip() != "" or here.capital or here.known.given or here.known.ambiguous
        return last.owner or (set_off and before in ("my", "his", "her", "first", "full", "last"))
    return last.key in ("is", "was", "be") and before in NAME


def _is_child(here: Word, last: Word, earlier: Word | None) -> bool:
    """ "my son X", "my daughter, X", "my 7 year old X", "the twins X"."""
    if last.owner:
        return False
    if last.key in _AGED and _AFTER_AGE.match(here.gap):
        return True
    if last.key == "one" and earlier is not None and earlier.key in _ONE_OF_MINE:
        return _NEXT_OR_SET_OFF.match(here.gap) is not None
    if last.key in FAMILY:
        return _NEXT_OR_SET_OFF.match(here.gap) is not None
    old = last.key == "old" and earlier is not None and earlier.key in ("year", "yr", "years", "yrs")
    return old and _NEXT.match(here.gap) is not None


def _is_weak(here: Word, last: Word, earlier: Word | None) -> bool:
    if last.key in ROLES:
        return not last.owner and _NEXT_OR_SET_OFF.match(here.gap) is not None
    if (earlier.key if earlier else "", last.key) in _BESIDE_ME:
        return True
    if not _NEXT.match(here.gap.lstrip(",")):
        return False
    if last.key in TOWARDS or last.key in ("i'm", "im", "me"):
        return True
    return (earlier.key if earlier else "", last.key) in _PAIRS or (last.key == "it" and last.owner)
