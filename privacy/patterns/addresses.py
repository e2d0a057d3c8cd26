"""Homes: "12 Acacia Avenue", "flat 3", "on Rectory Grove", "we live in acacia close"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.grammar import UNITS, is_function
from privacy.lexicon import fold, is_common, words
from privacy.message import Message
from privacy.patterns.address_words import ANY, BEFORE, FLAT, FLAT_BEFORE, HOUSE, SURE, TRAIL, WORD
from privacy.span import Span

_NUMBERED = re.compile(rf"{FLAT}?{HOUSE}(?P<street>(?:the )?(?:{WORD} ){{1,3}})(?P<type>{ANY})", re.IGNORECASE)
_FLAT_IN = re.compile(rf"\b{FLAT}(?P<street>(?:the )?(?:{WORD} ){{1,3}})(?P<type>{ANY})", re.IGNORECASE)
# The house by its name, before its street: "Rose Cottage, ", "The Bungalow, ".
# A street with no word for it: only after the flat's number, "Flat 6, 110 Pall Mall".
_NUMBER_NAME = re.compile(r"\b[Nn](?:umber|o\.?) \d{1,4},? (?-i:[A-Z][\w'\-]+)")
_FLAT_AND_HOUSE = re.compile(rf"\b(?i:{FLAT})\d{{1,4}}[a-z]?,? (?:[A-Z][\w'\-]+ ?){{1,3}}(?<! )")
_FLAT_AND_NAME = re.compile(r"\b(?i:flat|apartment|apt|block) \d{1,3}[a-z]?,? [A-Z][\w'\-]{3,25}")
# "27 Pall Mall, SS9 1QX": a street with no word for it, before its postcode.
_BEFORE_POSTCODE = re.compile(rf"{HOUSE}[A-Z][\w'\-]+(?: [A-Z][\w'\-]+){{0,2}}(?=,? (?i:post ?code\b|ss ?\d))")
_HOUSE_NAME = re.compile(
    r"(?:The Old [A-Z][\w'\-]+|(?:The |[A-Z][\w'\-]+ ){1,2}"
    r"(?:House|Cottage|Bungalow|Lodge|Court|Farm|Point|Annexe|Lofts|Tower|Plaza|Mansions)),? $"
)
_NUMBERED_THE = re.compile(rf"{HOUSE}[Tt]he [A-Z]{WORD}")
_FLAT_ALONE = re.compile(r"\b(?:flat|apartment|apt) \d{1,3}[a-z]?\b(?! ?[%\w])", re.IGNORECASE)
# Capitalised, as a street is: "Rectory Grove", "Rectory Grove Lane", "Rectory grove".
_NAMED = re.compile(rf"\b(?P<street>(?:[A-Z][\w'\-]{{1,25}} ){{1,3}})(?P<type>(?i:{SURE})|Close\b|Drive\b)")
_PLACED = re.compile(
    rf"\b(?:on|in|at|off|near|along|down|to|from|past|outside|up|by) (?:the )?"
    rf"(?P<street>(?:{WORD} ){{1,2}}?)(?P<type>{SURE}|(?:drive|close|chase|way)\b)",
    re.IGNORECASE,
)
_LIVES = (
    r"(?:live[sd]?|living|moved|moving|rent(?:s|ing)?|flat|house|home|bungalow|housed|housing|staying|placed|put"
    r"|accommodation|address)"
)
# Types that are other words too, capitalised and after a word of place: "from Marine Parade".
# The street capitalised and no word, its type in small letters: "on Maplin way".
_PLACED_SMALL = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Oo]ff|[Nn]ear|[Dd]own|[Ff]rom) "
    r"(?P<street>[A-Z][\w'\-]{2,25} )(?P<type>way|close|drive|walk|rise|chase)\b"
)
_PLACED_TITLE = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Oo]ff|[Nn]ear|[Aa]long|[Dd]own|[Ff]rom|[Oo]utside|[Tt]o|[Oo]pposite|[Oo]f) (?:the )?"
    r"(?P<street>(?:[A-Z][\w'\-]{1,25} ){1,2})"
    r"(?P<type>Parade|Broadway|Way|Walk|Rise|Row|Chase|Mews|Place|Green|Hill|Court|Square|Drive|Close|Terrace|Gate|View)\b"
)
_HOME = re.compile(
    rf"\b{_LIVES} (?:is )?(?:(?:in|on|at|to|near|off|down|by|beside|opposite|next to|round) )?"
    rf"(?P<street>(?:{WORD} ){{1,3}}?)(?P<type>{ANY})",
    re.IGNORECASE,
)
_HOME_BEFORE = re.compile(rf"\b{_LIVES}\b[^.!?\n]{{0,25}}$", re.IGNORECASE)
_LIVES_AT = re.compile(
    r"\b(?:liv(?:e[sd]?|ing) at|at(?= no)|at(?= number)|house (?:number|no\.?)(?: is)?)"
    r" (?P<house>(?:no\.? ?|number )?\d{1,4}[a-z]?)\b(?! ?[%:])",
    re.IGNORECASE,
)
# What sort of road it is, not which.
_NO_STREETS = words(
    "main busy quiet side back front wrong right whole one next new old long short country residential cross crossing"
    " bus private public safe different own open high middle big small nice good bad first second last car school"
    " council housing industrial trading"
)


def find(message: Message) -> Iterator[Span]:
    for span in _found(message):
        yield _with_what_leads_to_it(message, span)


def _with_what_leads_to_it(message: Message, span: Span) -> Span:
    """ "temporary flat in Victoria Avenue" goes as a whole, for the flat says whose home it is."""
    start, cued = span.start, span.cued
    for lead in (_HOUSE_NAME, FLAT_BEFORE, BEFORE, FLAT_BEFORE):
        if leading := lead.search(message.before(start, 60)):
            start, cued = start - len(leading[0]), True
    trailing = TRAIL.match(message.text, span.end)
    return Span(start, trailing.end() if trailing else span.end, span.kind, cued=cued)


def _found(message: Message) -> Iterator[Span]:
    for found in (*_NUMBERED.finditer(message.text), *_FLAT_IN.finditer(message.text)):
        if _is_street(found):
            yield Span(found.start(), found.end(), "ADDRESS", cued=True)
    for found in (
        *_NUMBERED_THE.finditer(message.text),
        *_FLAT_AND_HOUSE.finditer(message.text),
        *_NUMBER_NAME.finditer(message.text),
        *_BEFORE_POSTCODE.finditer(message.text),
        *_FLAT_AND_NAME.finditer(message.text),
        *_FLAT_ALONE.finditer(message.text),
    ):
        yield Span(found.start(), found.end(), "ADDRESS")
    for found in _NAMED.finditer(message.text):
        if _is_street(found) and not _begins_plainly(message, found) and not _is_a_place(message, found):
            cued = _HOME_BEFORE.search(message.before(found.start())) is not None
            start = found.start() + (4 if found["street"].startswith("The ") and not cued else 0)
            yield Span(start, found.end(), "ADDRESS", cued=cued)
    for found in (
        *_PLACED.finditer(message.text),
        *_PLACED_TITLE.finditer(message.text),
        *_PLACED_SMALL.finditer(message.text),
        *_HOME.finditer(message.text),
    ):
        if _is_street(found):
            at_home = _HOME_BEFORE.search(message.before(found.start())) is not None
            cued = _is_sure(found) and (found.re is _HOME or at_home)
            yield Span(found.start("street"), found.end(), "ADDRESS", cued=cued)
    for found in _LIVES_AT.finditer(message.text):
        yield Span(found.start("house"), found.end("house"), "ADDRESS", cued=True)


def _is_street(found: re.Match[str]) -> bool:
    """The words name the street: none holds a sentence together or counts; one at least is not only its sort."""
    keys = [fold(word) for word in found["street"].split()]
    named = keys[1:] if keys[0] == "the" and len(keys) > 1 else keys
    if (
        _is_mixed(found["street"])
        or any(is_function(key) or key in UNITS for key in named)
        or all(key in _NO_STREETS for key in named)
    ):
        return False
    return _is_sure(found) or _is_capital(found) or not _is_plain(named)


def _is_mixed(street: str) -> bool:
    """ "1 bus along London Road" begins with no street."""
    names = [word for word in street.split() if word.lower() not in ("the", "of", "and")]
    return any(word[0].isupper() for word in names) and any(is_common(fold(word)) for word in names if word.islower())


def _is_sure(found: re.Match[str]) -> bool:
    return re.fullmatch(SURE, found["type"], re.IGNORECASE) is not None


def _is_capital(found: re.Match[str]) -> bool:
    return found["street"][0].isupper() and found["type"][0].isupper()


def _is_plain(keys: list[str]) -> bool:
    return all(map(is_common, keys))


def _is_a_place(message: Message, found: re.Match[str]) -> bool:
    """ "Thorpe Bay gardens": a known place, and what belongs to it in small letters."""
    written = range(found.start("street"), found.end("street"))
    return found["type"].islower() and all(
        message.terms[place] or not message.text[place].isalnum() for place in written
    )


def _begins_plainly(message: Message, found: re.Match[str]) -> bool:
    """ "Crossing Roads" at the head of a sentence is no street."""
    word = message.word_at.get(found.start())
    return (
        word is not None
        and word.first
        and word.key not in ("the",)
        and _is_plain([word.key])
        and len(found["street"].split()) == 1
    )
