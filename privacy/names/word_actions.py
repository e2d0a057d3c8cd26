"""What a person does or is said to be, after a name that is a word as well."""

from __future__ import annotations

from collections.abc import Sequence

from privacy.lexicon import is_english
from privacy.message import Word
from privacy.names.vocabulary import BE_AND_HAVE, CLAUSE_STARTERS, DONE_TO, HUMAN_VERBS, UNCOUNTED
from privacy.names.word_vocabulary import (
    BASES,
    DOERS,
    HE_OR_SHE,
    NOT_OF_TIMES,
    PLURAL,
    SAYS_THAT,
    SEASONS,
    STATES,
    VERBS_TOO,
    WILL_NOT,
    WOULD,
)

_ECHO = 6  # words


def acts(words: Sequence[Word], place: int) -> bool:
    """ "X refuses ...", "X is excluded", "X and her brother": of times and verbs only what nothing else does."""
    word, follower = words[place], words[place + 1] if place + 1 < len(words) else None
    if follower is None or follower.gap != " ":
        return False
    after = words[place + 2].key if place + 2 < len(words) else ""
    if follower.key in ("and", "&"):
        return _goes_with_somebody(words, place, after)
    if follower.key in BE_AND_HAVE | {"gets", "got", "been", "being", "feels"}:
        return _is_as_people_are(words, place, follower.key)
    if follower.key in WOULD and word.key in DOERS:
        return True
    if follower.key in HUMAN_VERBS:
        return _may_do(word.key, follower.key) or (follower.key in WILL_NOT and after in BASES)
    if follower.key in WILL_NOT and after in BASES:
        return True
    if after not in DONE_TO:
        return False
    return is_verb(follower) and (echoed(words, place) or word.key not in SEASONS | VERBS_TOO)


def _goes_with_somebody(words: Sequence[Word], place: int, after: str) -> bool:
    if is_pair_of_words(words, place) or after in ("his", "her", "myself"):
        return True
    return after in ("my", "i", "me") and words[place].key not in SEASONS | VERBS_TOO


def _is_as_people_are(words: Sequence[Word], place: int, verb: str) -> bool:
    """ "X is excluded", "X has ADHD", "X has not been ..."."""
    rest = words[place + 2 : place + 4]
    if any(word.key == "been" for word in rest) and words[place].key not in SEASONS:
        return True
    if verb == "has" and any(word.term for word in rest[:1]):
        return True
    return is_in_a_state(words, place) or (words[place].key in ("will", "mark", "bill") and verb in BE_AND_HAVE)


def _may_do(key: str, verb: str) -> bool:
    if key == "dawn":
        return verb not in ("broke", "breaks", "came", "comes")
    return key not in SEASONS or verb not in NOT_OF_TIMES


def is_pair_of_words(words: Sequence[Word], place: int) -> bool:
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


def begins_clause(words: Sequence[Word], place: int) -> bool:
    word, last = words[place], words[place - 1] if place else None
    if last is None or word.first or word.gap.strip() in (",", "-", "(", "..."):
        return True
    if last.key in ("me", "us", "him", "them") and place > 1 and words[place - 2].key in ("told", "tell", "tells"):
        return True
    return last.key in CLAUSE_STARTERS | SAYS_THAT


def is_in_a_state(words: Sequence[Word], place: int) -> bool:
    return any(word.key in STATES for word in words[place + 2 : place + 5])


def echoed(words: Sequence[Word], place: int) -> bool:
    """A he or she soon after, with nobody else in between."""
    return any(word.key in HE_OR_SHE for word in words[place + 1 : place + 1 + _ECHO])
