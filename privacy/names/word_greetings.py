"""A name that is a word as well, by which somebody is greeted, signs, or says who they are."""

from __future__ import annotations

from collections.abc import Sequence

from privacy.message import Word
from privacy.names.vocabulary import PEOPLE
from privacy.names.word_vocabulary import SELF, SIGNING, VOCATIVE, VOCATIVE_GOES_ON


def signs_off(words: Sequence[Word], place: int) -> bool:
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


def is_greeted(words: Sequence[Word], place: int) -> bool:
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
    """ "its pat again", "im joy, ...", "this is gene the grandad"."""
    if place == 0 or place > 4 or words[place].gap != " " or place + 1 == len(words):
        return False
    pair = (words[place - 2].key if place > 1 else "", words[place - 1].key)
    if words[place - 1].key not in SELF and pair not in (("this", "is"), ("i", "am"), ("it", "is")):
        return False
    follower, after = words[place + 1], words[place + 2].key if place + 2 < len(words) else ""
    if follower.gap != " ":
        return False
    return follower.key in ("again", "here") or (follower.key in ("the", "his", "her") and after in PEOPLE)
