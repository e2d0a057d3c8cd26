"""How much a word looks like a name, by the lists and by how it is written."""

from __future__ import annotations

from privacy.lexicon import is_english, is_given, words
from privacy.message import Word
from privacy.names.vocabulary import FIRST_OF_ALL_NAMES, PEOPLE, TITLES

# In small letters: two letters need a cue, and of three those that are as often a slip for something else.
_SHORTEST_ANYWHERE = 3
_SLIPS = words(
    "ama ana ani ang asa ato awa aws ece ena ger hei hoi hye ife ion isa iva jun lam lan les luz mac mol naa nam nel"
    " nga oll ori ros sar shu sze tao tsz wai yaa yan yat yaw yee yas del des rin ric dev geo boe"
)
_SHORTEST_OWNER = 3
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
    """A given name that is nothing else: no cue is needed. That it ends like a word ("peter") says nothing."""
    if word.term or word.known.function:
        return False
    if word.known.given:
        return word.capital or (len(word.key) >= _SHORTEST_ANYWHERE and word.key not in _SLIPS)
    return _is_owner_without_apostrophe(word)


def _is_owner_without_apostrophe(word: Word) -> bool:
    """ "olivers plan", "toms been": a given name and an s, unless that is a word."""
    short = word.key[:-1]
    if len(short) == _SHORTEST_ANYWHERE and is_english(word.key):
        return False
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
