"""What the lists say of one word. Read once for each word of a message, and gone with the message."""

from __future__ import annotations

from dataclasses import dataclass

from privacy.grammar import is_function
from privacy.lexicon import is_ambiguous, is_common, is_given, is_surname, is_word_surname


@dataclass(frozen=True, slots=True)
class Known:
    """`ambiguous` and `word_surname`: a name that is also a word. `function`: it only holds a sentence together."""

    given: bool
    ambiguous: bool
    surname: bool
    word_surname: bool
    common: bool
    function: bool


def known(key: str) -> Known:
    return Known(
        given=is_given(key),
        ambiguous=is_ambiguous(key),
        surname=is_surname(key),
        word_surname=is_word_surname(key),
        common=is_common(key),
        function=is_function(key),
    )
