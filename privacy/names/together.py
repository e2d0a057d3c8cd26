"""What belongs to a name that was found: the surname, the other names of a list, the same name again."""

from __future__ import annotations

from collections.abc import Sequence

from privacy.lexicon import is_english
from privacy.message import Word
from privacy.names.judging import INITIALS, is_surname_here, is_unknown, looks_like_one
from privacy.names.vocabulary import MODALS, NAMED_WITH, PARTICLES, TITLES

_JOINTS = frozenset({" ", "-", ". ", "."})
_LIST_GAPS = frozenset({", ", " & ", "/", " / ", " + "})


def completed(words: Sequence[Word], names: set[int]) -> set[int]:
    """With surnames to the right, and further names after "and" or a comma; a title's initials; a first name before."""
    whole = set(names)
    for place, word in enumerate(words):
        if word.name_mask or (place > 0 and place not in whole and _goes_on(words, place, whole)):
            whole.add(place)
    whole |= {place for place in range(1, len(words)) if place - 1 in whole and _is_initial_after(words, place)}
    for place in range(len(words) - 2, -1, -1):
        if place + 1 in whole and place not in whole and _is_first_name(words[place], words[place + 1]):
            whole.add(place)
    whole |= {place for place in range(len(words) - 2) if _is_first_of_pair(words, place, whole)}
    for place in [place for place in range(len(words)) if _is_first_of_titles(words, place, whole)]:
        whole |= {place, place + 1, place + 2}
    return {place for place in whole if not words[place].name_mask}


def _goes_on(words: Sequence[Word], place: int, whole: set[int]) -> bool:
    word, last = words[place], words[place - 1]
    if place - 1 in whole and not last.owner and word.gap in _JOINTS:
        return is_surname_here(word) or _leads_to_surname(words, place)
    if place - 1 in whole and word.gap in _LIST_GAPS:
        return looks_like_one(word)
    between = place > 1 and place - 2 in whole and last.key == "and" and word.gap == last.gap == " "
    return between and looks_like_one(word)


def _leads_to_surname(words: Sequence[Word], place: int) -> bool:
    """ "de", "van", or an initial before a surname."""
    word = words[place]
    if place + 1 == len(words) or words[place + 1].gap not in _JOINTS:
        return False
    if word.key in PARTICLES and words[place + 1].key in PARTICLES:
        return _leads_to_surname(words, place + 1)
    small = word.key in PARTICLES or (len(word.key) == 1 and word.capital and word.key not in ("i", "a"))
    return small and words[place + 1].capital and is_surname_here(words[place + 1])


def _is_first_name(word: Word, surname: Word) -> bool:
    """A capitalised word right before a name, unless it only begins the sentence."""
    if surname.gap in (" ", ". ", ".") and len(word.text) == 1 and word.text.isupper() and word.text not in "IA":
        return True
    if surname.gap == " " and word.capital and word.key in NAMED_WITH:
        return True
    if surname.gap not in (" ", "-") or not word.capital or word.owner or word.term or word.known.function:
        return False
    if word.first:
        return (word.known.ambiguous and word.key not in MODALS) or not is_english(word.key)
    return len(word.key) > 1 and (word.known.ambiguous or is_unknown(word))


def _is_first_of_pair(words: Sequence[Word], place: int, whole: set[int]) -> bool:
    """ "Beauty and Gift": where the second of two is a name, the first is one too if it can be."""
    word, joint, second = words[place : place + 3]
    if joint.key != "and" or joint.gap != " " or second.gap != " " or place + 2 not in whole:
        return False
    return word.capital and second.capital and not word.term and (word.known.ambiguous or looks_like_one(word))


def _is_first_of_titles(words: Sequence[Word], place: int, whole: set[int]) -> bool:
    """ "Mr and Mrs X": the title before the "and" is of the same name."""
    rest = words[place : place + 4]
    if len(rest) < 4 or place + 3 not in whole:
        return False
    return rest[0].key in TITLES and rest[1].key in ("and", "&") and rest[2].key in TITLES


def _is_initial_after(words: Sequence[Word], place: int) -> bool:
    """ "Ollie B", "Ollie B.": not "Ollie I think", and a section's letter stands after no name."""
    word = words[place]
    if word.gap != " " or len(word.text) != 1 or word.key in "ia":
        return False
    return (word.text.isupper() and words[place - 1].capital) or (words[place - 1].known.given and word.key in INITIALS)


def repeated(words: Sequence[Word], names: set[int]) -> set[int]:
    """The same words elsewhere in the message; where they are words too, only capitalised in mid-sentence."""
    keys = {words[place].key for place in names}
    return {place for place, word in enumerate(words) if word.key in keys and _may_repeat(word)}


def _may_repeat(word: Word) -> bool:
    plain = word.known.ambiguous or word.known.common or word.known.function or word.term
    if plain and not word.known.given:
        return word.capital and not word.first and not word.term
    return len(word.key) > 1
