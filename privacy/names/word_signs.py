"""The signs that a word that is a name as well stands for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from privacy.lexicon import is_ambiguous, is_english, is_given
from privacy.message import Message, Word
from privacy.names import cues_after
from privacy.names.vocabulary import BE_AND_HAVE, CLAUSE_STARTERS, DONE_TO, HUMAN_VERBS, MANY_CHILDREN, MODALS, OWNED, PEOPLE, UNCOUNTED
from privacy.names.word_vocabulary import (
    DONE_TO_PEOPLE,
    HANDED,
    HELPS,
    MOSTLY_NAMES,
    NOT_OF_TIMES,
    OFFICES,
    SEASONS,
    SIGNING,
    STATES,
    VERBS_TOO,
    VOCATIVE,
    VOCATIVE_GOES_ON,
)
from privacy.placeholders import AGE_MASK

_YEAR_GROUP = re.compile(
    rf"[ ,(]{{1,3}}(?:is |was )?(?:now )?(?:in )?(?:(?:year|yr|y|ks)[ ]?\d{{1,2}}\b|\d{{1,2}} ?(?:yo|yrs?|years?|y/o)\b"
    rf"|\d{{1,2}},? (?:year|yr|y)[ ]?\d|\(?\d{{1,2}}\)|{AGE_MASK})"
)
_ONE_TO_ONE = re.compile(r" (?:1 ?[:\-] ?1|one to one|121)\b")
_WILL_NOT = frozenset("wont won't cant can't doesnt doesn't didnt didn't".split())
PLURAL = frozenset("are were have both share go all do get arent aren't werent havent haven't need".split())
_ASKING = frozenset("does did is was has can could should would do where when why".split())
_BASES = frozenset("have get go be let speak talk sleep write read attend leave use do need still also come stay see start move join wear eat cope sit".split())
_PRONOUNS = frozenset("he she his her him hes shes he's she's herself himself".split())
_TOWARDS = frozenset("for with about to from like on than after".split())
_OURS = frozenset("my our his her".split())
_SELF = frozenset("its it's im i'm".split())
_ECHO = 6


def is_sure(message: Message, place: int) -> bool:
    """Whatever sort of word it is: an age or a school year after it, a greeting before it, a signature."""
    words, word = message.words, message.words[place]
    if word.key not in SEASONS and _YEAR_GROUP.match(message.text, word.end):
        return place == 0 or not words[place - 1].known.function or words[place - 1].key in _TOWARDS | CLAUSE_STARTERS
    return _signs_off(words, place) or _is_greeted(words, place)


def tells_of_a_person(message: Message, place: int) -> bool:
    words, word = message.words, message.words[place]
    if _begins_clause(words, place) and acts(words, place):
        return True
    if _is_asked_about(words, place) or _is_done_to(words, place) or _is_one_of_several(words, place):
        return True
    return word.key not in SEASONS and (_is_helped(words, place) or _works_at(words, place))


def acts(words: Sequence[Word], place: int) -> bool:
    """ "X refuses ...", "X is excluded", "X and her brother": of times and verbs only what nothing else does."""
    word, follower = words[place], words[place + 1] if place + 1 < len(words) else None
    if follower is None or follower.gap != " ":
        return False
    after = words[place + 2].key if place + 2 < len(words) else ""
    if follower.key in ("and", "&"):
        if _is_pair_of_words(words, place):
            return True
        return after in ("his", "her", "myself") or (after in ("my", "i") and word.key not in SEASONS | VERBS_TOO)
    if follower.key in BE_AND_HAVE | {"gets", "got", "been", "being", "feels"}:
        return _is_in_a_state(words, place) or (word.key in ("will", "mark", "bill") and follower.key in BE_AND_HAVE)
    if follower.key in HUMAN_VERBS:
        return _may_do(word.key, follower.key) or (follower.key in _WILL_NOT and after in _BASES)
    if follower.key in _WILL_NOT and after in _BASES:
        return True
    if after not in DONE_TO:
        return False
    return is_verb(follower) and (_echoed(words, place) or word.key not in SEASONS | VERBS_TOO)


def _may_do(key: str, verb: str) -> bool:
    if key == "dawn":
        return verb not in ("broke", "breaks", "came", "comes")
    return key not in SEASONS or verb not in NOT_OF_TIMES


def is_our_own(message: Message, place: int) -> bool:
    """ "our grace is 4", "my little april is scared", "poor drew had"; but not "my hope is"."""
    words = message.words
    if place and words[place].gap in (", ", ": ", " - ") and words[place - 1].key in MANY_CHILDREN | {"two", "three"}:
        return cues_after.next_key(words, place) == "and" or place + 1 < len(words) and words[place + 1].gap == ", "
    if place == 0 or words[place].gap != " ":
        return False
    last = words[place - 1].key
    if last == "poor":
        return place + 1 < len(words) and words[place + 1].key in BE_AND_HAVE | HUMAN_VERBS
    if last not in ("my", "our", "little"):
        return False
    aged = cues_after.has_an_age(words, place, message.text) or _YEAR_GROUP.match(message.text, words[place].end)
    return bool(aged) or (words[place + 1 : place + 2] != () and acts(words, place) and _is_in_a_state(words, place))


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


def _is_pair_of_words(words: Sequence[Word], place: int) -> bool:
    """ "river and star are both ...": of two that can be counted."""
    rest = words[place + 2 : place + 4]
    if len(rest) < 2 or not rest[0].known.ambiguous or rest[0].gap != " " or rest[1].key not in PLURAL:
        return False
    return {words[place].key, rest[0].key}.isdisjoint(SEASONS | VERBS_TOO) and not (
        words[place].key in UNCOUNTED and rest[0].key in UNCOUNTED
    )


def is_verb(word: Word) -> bool:
    """Maybe what somebody does or did: "throws", "climbed"."""
    if word.capital or not is_english(word.key) or word.key.endswith("ss"):
        return False
    return word.key.endswith(("s", "ed"))


def owns_without_apostrophe(message: Message, place: int) -> bool:
    """ "roses teacher": first in a clause, or after what is done for people."""
    words, word = message.words, message.words[place]
    named = is_ambiguous(word.key[:-1]) or is_given(word.key[:-1])
    if not (word.key.endswith("s") and named) or word.term or place + 1 == len(words):
        return False
    if _ONE_TO_ONE.match(message.text, word.end):
        return _begins_clause(words, place)
    follower = words[place + 1]
    if follower.gap != " " or follower.key not in OWNED:
        return False
    if place and words[place - 1].key in ("and", "or") and word.gap == " ":
        return word.key[:-1] not in VERBS_TOO
    return _begins_clause(words, place) or words[place - 1].key in _TOWARDS | DONE_TO_PEOPLE | _SELF | {"of", "at", "in"}


def _begins_clause(words: Sequence[Word], place: int) -> bool:
    word, last = words[place], words[place - 1] if place else None
    if last is None or word.first or word.gap.strip() in (",", "-", "(", "..."):
        return True
    if last.key in ("me", "us", "him", "them") and place > 1 and words[place - 2].key in ("told", "tell", "tells"):
        return True
    return last.key in CLAUSE_STARTERS | {"says", "said", "think", "thinks", "or", "told", "know", "unless"}


def _is_in_a_state(words: Sequence[Word], place: int) -> bool:
    return any(word.key in STATES for word in words[place + 2 : place + 5])


def _echoed(words: Sequence[Word], place: int) -> bool:
    """A he or she soon after, with nobody else in between."""
    return any(word.key in _PRONOUNS for word in words[place + 1 : place + 1 + _ECHO])


def _is_asked_about(words: Sequence[Word], place: int) -> bool:
    """ "can will have ...", "is hope entitled"."""
    if place == 0 or place + 1 == len(words) or words[place].gap != " " or words[place - 1].key not in _ASKING:
        return False
    follower = words[place + 1]
    if words[place].key in ("will", "may") and words[place - 1].key not in ("where", "when", "why"):
        return follower.key not in ("be",)
    if words[place].key in SEASONS or (follower.key == "be" and not _is_in_a_state(words, place)):
        return False
    listed = follower.key in ("on", "in", "under") and not OFFICES.isdisjoint(w.key for w in words[place + 2 : place + 5])
    return listed or follower.key in _BASES | STATES


def _is_done_to(words: Sequence[Word], place: int) -> bool:
    """ "they sent mark home", "took violet to the gp"."""
    word, last = words[place], words[place - 1] if place else None
    if last is None or last.key not in DONE_TO_PEOPLE or word.gap != " ":
        return False
    if word.key in ("hope", "may", "will") and last.key in ("let", "lets", "let's", "help", "helped"):
        return False
    follower = words[place + 1] if place + 1 < len(words) else None
    if word.key in SEASONS:
        return follower is not None and follower.gap == " " and (follower.key in HANDED or _echoed(words, place))
    return follower is None or follower.gap != " " or follower.key in HANDED or follower.known.function


def _is_helped(words: Sequence[Word], place: int) -> bool:
    """ "help for hope", "a meeting about joy", "kids like bill"; or a he or she soon after."""
    if place < 1 or words[place - 1].key not in _TOWARDS or words[place].gap != " ":
        return False
    last, follower = words[place - 1].key, words[place + 1].key if place + 1 < len(words) else ""
    if follower in MODALS or (last == "from" and follower == "to"):
        return False
    if last == "after" and words[place - 2].key not in ("look", "looks", "looking", "looked"):
        return False
    if (last == "for" and follower == "to") or (follower == "and" and words[place + 2 : place + 3] and words[place + 2].key in _OURS):
        return True
    before = {word.key for word in words[max(0, place - 5) : place - 1]}
    return not before.isdisjoint(HELPS) or (follower not in _PRONOUNS and _echoed(words, place))


def _works_at(words: Sequence[Word], place: int) -> bool:
    """ "sandy at reception", "rob from the transport team"."""
    rest = [word.key for word in words[place + 1 : place + 5]]
    if len(rest) < 2 or rest[0] not in ("at", "from", "on", "in") or words[place].key in ("hope", "may"):
        return False
    return not OFFICES.isdisjoint(rest[1:4]) and (_begins_clause(words, place) or words[place - 1].key in _TOWARDS)


def _is_one_of_several(words: Sequence[Word], place: int) -> bool:
    """Beside a name that is nothing else: "tom and grace", "hope, sam and mia"."""
    word = words[place]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(words) and _is_name(words[beside]) and words[max(beside, place)].gap in (", ", " & ", "/"):
            return word.key not in VERBS_TOO | SEASONS
    if place > 1 and words[place - 1].key == "and" and _is_pair_of_words(words, place - 2):
        return True
    for joint, beside in ((place - 1, place - 2), (place + 1, place + 2)):
        if 0 <= beside < len(words) and words[joint].key in ("and", "or", "n", "&") and _is_name(words[beside]):
            return word.key not in VERBS_TOO or beside > place or _ends(words, place)
    return False


def _is_name(word: Word) -> bool:
    return word.name_mask or word.known.given or word.key in MOSTLY_NAMES


def _ends(words: Sequence[Word], place: int) -> bool:
    if place + 1 == len(words) or words[place + 1].gap != " ":
        return True
    follower = words[place + 1]
    return follower.key in BE_AND_HAVE | PLURAL | {"in", "at", "to", "with"} or (
        follower.key in HUMAN_VERBS
    )


def _signs_off(words: Sequence[Word], place: int) -> bool:
    """ "thanks, dawn", "cheers from jo", last of all."""
    if place == 0 or place + 1 != len(words):
        return False
    last, earlier = words[place - 1].key, words[place - 2].key if place > 1 else ""
    gap = words[place].gap
    if last in SIGNING:
        return last != "love" or "," in gap or "\n" in gap
    if last == "from":
        return place == 1 or earlier in SIGNING
    return gap.strip(" ") in ("\n", ",\n", ".\n", "\n\n") or (gap == ", " and earlier in SIGNING)


def _is_greeted(words: Sequence[Word], place: int) -> bool:
    """ "hi rob, ...", "dear mark", "thank you joy"."""
    if place == 0 or words[place].gap not in (" ", ", ") or words[place].key in ("hope", "may"):
        return False
    last, earlier = words[place - 1], words[place - 2].key if place > 1 else ""
    if not (last.key in VOCATIVE or (earlier, last.key) == ("thank", "you")):
        return False
    if place + 1 == len(words):
        return True
    return words[place + 1].gap != " " or words[place + 1].key in VOCATIVE_GOES_ON


def says_who(words: Sequence[Word], place: int) -> bool:
    """ "its pat again", "im joy, ...", "this is mark from"."""
    if place == 0 or place > 4 or words[place].gap != " ":
        return False
    pair = (words[place - 2].key if place > 1 else "", words[place - 1].key)
    if words[place - 1].key not in _SELF and pair not in (("this", "is"), ("i", "am"), ("it", "is")):
        return False
    rest = [word.key for word in words[place + 1 : place + 3]]
    return bool(rest) and words[place + 1].gap == " " and (rest[0] in ("again", "here") or rest[1:] == ["mum"] or (rest[0] in ("the", "his", "her") and rest[1:] and rest[1] in PEOPLE))
