"""How much a word looks like a name, by the lists and by how it is written."""

from __future__ import annotations

from privacy.lexicon import is_given, words
from privacy.message import Word
from privacy.names.vocabulary import FIRST_OF_ALL_NAMES, PEOPLE, TITLES

_SHORTEST_ANYWHERE = 4  # "max" and "ava" in small letters need a cue
# Of three letters only what is hardly ever a slip for something else.
_SHORT = words(
    "amy ava ben bev bex bob dan deb eli eva gus ian ida jed jen jim joe jon kai kev kim leo liv liz lou mel mia meg"
    " mya ned nev pam ron roy sam seb sid stu sue ted tia tim tom vic viv zac zak zoe alf ali gaz kaz lex zed jaz"
)
_SHORTEST_OWNER = 4
_SHORTEST_STRANGE = 4
# Of names, in small letters: r, u, n, k, x and y are words of their own in text-speak.
INITIALS = frozenset("bcdfghjlmpstvwz")
# Not ordinary enough for the lists, but nobody's name where a cue stands before it.
_NEVER = PEOPLE | TITLES | words("god jesus goodness christ xmas spelt mispelt misspelt dob")


def is_listed(word: Word) -> bool:
    """In any list of names, sure or not."""
    return word.known.given or word.known.ambiguous or word.known.surname or word.known.word_surname


def is_never_one(word: Word) -> bool:
    """Whatever stands beside it; asked first, for most words of a message are such. "Mr A" is an initial."""
    if word.capital and (len(word.text) == 1 or word.known.word_surname):
        return False
    if len(word.text) == 1 and word.key in INITIALS:
        return False
    return is_small(word) or (word.term and not is_listed(word))


def is_small(word: Word) -> bool:
    """A word that only holds a sentence together. Will and May can be people as well: their callers look closer."""
    return word.known.function and not word.known.ambiguous


def goes_anywhere(word: Word) -> bool:
    """A given name that is nothing else: no cue is needed. In small letters it must be longer, and no ordinary word."""
    if word.term or word.known.function:
        return False
    if word.known.given:
        long = len(word.key) >= _SHORTEST_ANYWHERE or word.key in _SHORT
        return word.capital or (long and not word.known.common)
    return _is_owner_without_apostrophe(word)


def _is_owner_without_apostrophe(word: Word) -> bool:
    """ "olivers plan": a long given name and an s, unless that is a word."""
    short = word.key[:-1]
    return word.key.endswith("s") and len(short) >= _SHORTEST_OWNER and is_given(short) and not word.known.common


def is_unknown(word: Word) -> bool:
    """On no list of words. A common word is never a name by its looks, nor is what people are called together."""
    known = word.term or is_small(word) or word.known.common or word.key in _NEVER
    return not known and len(word.key) > 1


def looks_like_one(word: Word) -> bool:
    """After a weak cue: a given name however written, or a capitalised word that is no ordinary one."""
    if word.name_mask or word.term or is_small(word):
        return False
    if word.known.given or word.key in FIRST_OF_ALL_NAMES:
        return True
    return word.capital and (word.known.surname or (is_unknown(word) and not _is_word_in_front(word)))


def _is_word_in_front(word: Word) -> bool:
    """Capitalised only because a sentence begins: "Panel said no"."""
    return word.first and not word.known.strange and not is_listed(word)


def can_be_one(word: Word) -> bool:
    """After a strong cue: any word that is not common, in small letters too; a SEND term only if a name as well."""
    if word.name_mask or is_small(word) or len(word.key) == 1:
        return False
    if word.term:
        return word.known.ambiguous or word.known.given
    return is_listed(word) or is_unknown(word)


def can_follow_title(word: Word) -> bool:
    """After Mr or Mrs: a common word too, when it is capitalised or a surname ("Mrs Brown", "mr green")."""
    if len(word.text) == 1 and (word.capital or word.key in INITIALS):
        return True
    if word.capital and word.known.word_surname:
        return True  # "Dr Long" too
    if word.name_mask or is_small(word):
        return False
    if word.known.surname or word.known.word_surname:
        return True
    return not word.term and (word.capital or word.text.isupper() or not word.known.common)


def is_surname_here(word: Word) -> bool:
    """Right after a first name: a listed surname in any case, or a capitalised word that is no ordinary one."""
    if word.name_mask or is_small(word):
        return False
    if word.term:
        return word.capital and word.known.word_surname and len(word.text) > 1
    if word.known.surname or word.known.given or (word.capital and word.known.word_surname):
        return True
    return (word.capital and is_unknown(word)) or (word.known.strange and len(word.key) >= _SHORTEST_STRANGE)
