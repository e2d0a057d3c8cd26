"""What the lists say of one word. Read once for each word of a message, and gone with the message."""

from __future__ import annotations

from dataclasses import dataclass

from privacy.grammar import is_function
from privacy.lexicon import is_ambiguous, is_common, is_english, is_given, is_surname, is_word_surname
from privacy.misspelt import is_misspelt


@dataclass(frozen=True, slots=True)
class Known:
    """`ambiguous` and `word_surname`: a name that is also a word. `function`: it only holds a sentence together.

    `strange`: on no list at all, and no slip of an everyday word.
    """

    given: bool
    ambiguous: bool
    surname: bool
    word_surname: bool
    common: bool
    function: bool
    strange: bool


_LONGEST = 60  # letters: what is longer is no word, and taking it apart would cost time
_NOTHING = Known(*[False] * 7)


def known(key: str) -> Known:
    if len(key) > _LONGEST:
        return _NOTHING
    given, surname = is_given(key), is_surname(key)
    ambiguous, word_surname = is_ambiguous(key), is_word_surname(key)
    listed = given or surname or ambiguous or word_surname
    common, function = is_common(key), is_function(key)
    strange = not (listed or common or function or is_english(key) or is_misspelt(key))
    return Known(given, ambiguous, surname, word_surname, common, function, strange)
