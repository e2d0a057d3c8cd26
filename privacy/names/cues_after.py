"""Whether the words after a word call it a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from privacy.lexicon import is_common
from privacy.message import Word
from privacy.names.vocabulary import (
    A_PERSON,
    DONE_TO,
    GREETINGS,
    HAPPENINGS,
    ONLY_PEOPLE,
    OWNED,
    PEOPLE,
    PERSONAL,
    PLAIN_VERBS,
    QUESTION_STARTERS,
    SAYING,
    TOLD_OF_PEOPLE,
    UNCOUNTED,
)
from privacy.placeholders import AGE_MASK

_NEXT = re.compile(r"[ \t]{1,3}$")
# "X is 7", "X (7)", "X, 7,", and the same with a placeholder for the age.
_NUMBER = r"\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
_FIGURE = rf"(?:aged? )?(?:{_NUMBER})(?=[),.]|$| (?:and|so|but) )"
_AGE_BESIDE = re.compile(
    rf"(?: (?:is|was|turned|turns) (?:only |just |nearly |now )?|,? ?\(|, )(?:{AGE_MASK}+|{_FIGURE})"
)
_SET_OFF = re.compile(r"[ \t]?[,(\-\u2013][ \t]?\(?$|[ \t]$")
_IN_BETWEEN = frozenset({"only", "never", "always", "still", "just", "also"})
_POSSESSIVES = frozenset({"my", "our", "his", "her", "the", "their", "a"})


def does_what_people_do(all_words: Sequence[Word], place: int) -> bool:
    """ "X keeps ...", "X said ..."."""
    follower = _follower(all_words, place)
    if follower is not None and follower.key in _IN_BETWEEN and place + 2 < len(all_words):
        return all_words[place + 2].key in ONLY_PEOPLE
    return follower is not None and follower.key in PERSONAL and not follower.capital


def has_a_verb(all_words: Sequence[Word], place: int) -> bool:
    """ "X throws ...", "X punched a ...": any word that can be a verb of one doer, before something else."""
    follower = _follower(all_words, place)
    if follower is None or follower.capital or follower.known.function or place + 2 >= len(all_words):
        return False
    if follower.key.endswith("ed"):
        return all_words[place + 2].key in DONE_TO
    if all_words[place + 2].key in ("are", "were", "have"):
        return False  # "river trips are": several things
    return follower.key.endswith("s") and not follower.key.endswith("ss") and is_common(follower.key)


def has_plain_verb(all_words: Sequence[Word], place: int) -> bool:
    """ "X is ...", "X has ...": of a thing as often as of a person."""
    follower = _follower(all_words, place)
    return follower is not None and follower.key in PLAIN_VERBS and not follower.capital


def has_an_age(all_words: Sequence[Word], place: int, text: str) -> bool:
    """ "X is 7", "X (7)": told of a person whatever the word is."""
    return _AGE_BESIDE.match(text, all_words[place].end) is not None


def is_of_a_term(all_words: Sequence[Word], place: int) -> bool:
    """ "X is autistic", "X has ADHD"."""
    follower = _follower(all_words, place)
    if follower is None or follower.key not in ("is", "has") or place + 2 >= len(all_words):
        return False
    return all_words[place + 2].term and all_words[place + 2].gap == " "


def is_ones_own(all_words: Sequence[Word], place: int) -> bool:
    """ "X is my son", "X and Y are my foster girls"."""
    rest = [word.key for word in all_words[place + 1 : place + 7]]
    if rest[:1] in (["and"], ["&"]):
        rest = rest[2:]
    if rest[:1] not in (["is"], ["was"], ["are"], ["were"]) or rest[1:2] not in (["my"], ["our"]):
        return False
    return any(key in PEOPLE for key in rest[2:4])


def is_here(all_words: Sequence[Word], place: int) -> bool:
    """ "X here", of one who writes: at the beginning or after a greeting."""
    follower = _follower(all_words, place)
    greeted = place == 0 or (place < 3 and all_words[place - 1].key in GREETINGS)
    return greeted and follower is not None and follower.key in ("here", "again", "speaking")


def is_told_of_as_people_are(all_words: Sequence[Word], place: int) -> bool:
    """ "X has been excluded", "X is under ...", "X is a happy boy", "has X been ..."."""
    rest = [word.key for word in all_words[place + 1 : place + 6]]
    if len(rest) < 2 or all_words[place + 1].gap != " ":
        return False
    if place > 0 and all_words[place - 1].key in QUESTION_STARTERS and rest[0] in TOLD_OF_PEOPLE:
        return True
    if rest[:2] in (["had", "a"], ["has", "a"]) and any(key in HAPPENINGS for key in rest[2:4]):
        return True
    if rest[0] == "been" and place > 0 and all_words[place - 1].key in ("has", "had"):
        return True
    if rest[0] not in ("is", "was", "has", "isnt", "isn't", "hasnt", "hasn't", "had"):
        return False
    after = rest[1:]
    while after and after[0] in ("been", "not", "still", "now", "just", "being", "only", "also", "always", "on", "in"):
        after = after[1:]
    if not after:
        return False
    if rest[1:3] in (["been", "on"], ["been", "in"]) or after[0] in TOLD_OF_PEOPLE:
        return True
    return after[0] == "a" and any(key in A_PERSON for key in after[1:4])


def owns(all_words: Sequence[Word], place: int) -> bool:
    """ "X's plan"; without its apostrophe too, when the word is not one of its own ("jacks plan")."""
    word, follower = all_words[place], _follower(all_words, place)
    if follower is None or follower.key not in OWNED:
        return False
    return word.owner or has_an_s(word)


def has_an_s(word: Word) -> bool:
    """Maybe an owner without the apostrophe, "jacks": no word of its own."""
    return word.key.endswith("s") and not word.known.common and not word.capital


def speaks(all_words: Sequence[Word], place: int) -> bool:
    """ "X on reception told ...", "X at the office said ..."."""
    rest = [word.key for word in all_words[place + 1 : place + 7]]
    return len(rest) > 2 and rest[0] in ("on", "in", "at", "from") and any(key in SAYING for key in rest[2:])


def is_one_of_two(all_words: Sequence[Word], place: int) -> bool:
    """ "X and I", "X and his brother", "me and X" is a cue before."""
    follower = _follower(all_words, place)
    if follower is None or follower.key not in ("and", "&") or place + 2 >= len(all_words):
        return False
    return all_words[place + 2].key in ("i", "me", "his", "her", "my", "myself")


def is_explained(all_words: Sequence[Word], place: int) -> bool:
    """ "X, my son", "X (SENCO)", "X our caseworker", "X from the school"."""
    rest = all_words[place + 1 : place + 4]
    if not rest or all_words[place].owner or not _SET_OFF.match(rest[0].gap):
        return False
    keys = [word.key for word in rest]
    if keys[0] in _POSSESSIVES:
        return any(key in PEOPLE for key in keys[1:])
    if keys[:2] == ["from", "the"] or (keys[:2] in (["at", "the"], ["in", "the"]) and not all_words[place].first):
        return rest[0].gap == " "
    if keys[0] == "from" or (keys[0] in ("in", "at") and all_words[place].capital):
        return rest[0].gap == " " and (not all_words[place].first or all_words[place].key not in UNCOUNTED)
    return keys[0] in PEOPLE and rest[0].gap != " "


def next_key(all_words: Sequence[Word], place: int) -> str:
    follower = _follower(all_words, place)
    return follower.key if follower else ""


def _follower(all_words: Sequence[Word], place: int) -> Word | None:
    """The next word, if only space stands between."""
    if place + 1 >= len(all_words):
        return None
    follower = all_words[place + 1]
    return follower if _NEXT.match(follower.gap) else None
