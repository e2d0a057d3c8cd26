"""Where in a sentence a name that is a word as well stands for a person: "they sent mark home", "help for hope"."""

from __future__ import annotations

from collections.abc import Sequence

from privacy.message import Word
from privacy.names import cues_after
from privacy.names.vocabulary import BE_AND_HAVE, FAMILY, HUMAN_VERBS, MODALS, UNCOUNTED
from privacy.names.word_actions import begins_clause, echoed, is_in_a_state, is_pair_of_words
from privacy.names.word_vocabulary import (
    ASKING,
    BASES,
    DONE_TO_PEOPLE,
    FELT,
    HANDED,
    HE_OR_SHE,
    HELPS,
    MOSTLY_NAMES,
    OFFICES,
    OURS,
    PLURAL,
    SEASONS,
    STATES,
    TOWARDS_ONE,
    VERBS_TOO,
)


def is_asked_about(words: Sequence[Word], place: int) -> bool:
    """ "can will have ...", "is hope entitled"."""
    if place == 0 or place + 1 == len(words) or words[place].gap != " " or words[place - 1].key not in ASKING:
        return False
    follower = words[place + 1]
    if words[place].key in ("will", "may") and words[place - 1].key not in ("where", "when", "why"):
        return follower.key not in ("be",)
    if words[place].key in SEASONS or (follower.key == "be" and not is_in_a_state(words, place)):
        return False
    listed = follower.key in ("on", "in", "under") and not OFFICES.isdisjoint(
        w.key for w in words[place + 2 : place + 5]
    )
    return listed or follower.key in BASES | STATES


def is_done_to(words: Sequence[Word], place: int) -> bool:
    """ "they sent mark home", "took violet to the gp"."""
    word, last = words[place], words[place - 1] if place else None
    if last is None or last.key not in DONE_TO_PEOPLE or word.gap != " ":
        return False
    if word.key in ("hope", "may", "will") and last.key in ("let", "lets", "let's", "help", "helped"):
        return False
    follower = words[place + 1] if place + 1 < len(words) else None
    if last.key in ("want", "wants") and cues_after.next_key(words, place) == "to":
        return True
    if word.key in UNCOUNTED and last.key in FELT and not echoed(words, place):
        return False
    if word.key in SEASONS:
        return follower is not None and follower.gap == " " and (follower.key in HANDED or echoed(words, place))
    return follower is None or follower.gap != " " or follower.key in HANDED or follower.known.function


def is_helped(words: Sequence[Word], place: int) -> bool:
    """ "help for hope", "a meeting about joy", "kids like bill"; or a he or she soon after."""
    if place < 1 or words[place - 1].key not in TOWARDS_ONE or words[place].gap != " ":
        return False
    last, follower = words[place - 1].key, words[place + 1].key if place + 1 < len(words) else ""
    if follower in MODALS or (last == "from" and follower == "to"):
        return False
    if last == "after" and words[place - 2].key not in ("look", "looks", "looking", "looked"):
        return False
    if (last == "for" and follower == "to") or (
        follower == "and" and words[place + 2 : place + 3] and words[place + 2].key in OURS
    ):
        return True
    before = {word.key for word in words[max(0, place - 5) : place - 1]}
    return not before.isdisjoint(HELPS) or (follower not in HE_OR_SHE and echoed(words, place))


def works_at(words: Sequence[Word], place: int) -> bool:
    """ "sandy at reception", "rob from the transport team"."""
    rest = [word.key for word in words[place + 1 : place + 5]]
    if len(rest) < 2 or rest[0] not in ("at", "from", "on", "in") or words[place].key in ("hope", "may"):
        return False
    return not OFFICES.isdisjoint(rest[1:4]) and (begins_clause(words, place) or words[place - 1].key in TOWARDS_ONE)


def is_one_of_several(words: Sequence[Word], place: int) -> bool:
    """Beside a name that is nothing else: "tom and grace", "hope, sam and mia"."""
    word = words[place]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(words) and _is_name(words[beside]) and words[max(beside, place)].gap in (", ", " & ", "/"):
            return word.key not in VERBS_TOO | SEASONS
    if place > 1 and words[place - 1].key == "and" and is_pair_of_words(words, place - 2):
        return True
    if place > 1 and words[place - 1].key == "and" and words[place - 2].key in FAMILY:
        return cues_after.next_key(words, place) in PLURAL | BE_AND_HAVE
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
    return follower.key in BE_AND_HAVE | PLURAL | {"in", "at", "to", "with"} or (follower.key in HUMAN_VERBS)
