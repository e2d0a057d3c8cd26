"""Schools that are on no list: "Oak Tree Primary", "St Aidan's", "Little Acorns Nursery"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.grammar import is_function
from privacy.lexicon import fold, is_common, words
from privacy.message import Message
from privacy.span import Span

# What it is, in any case; the second kind are other words too, so only as a title or before "school".
_PLAIN_TYPE = (
    r"pre-?school|school|academy|college|(?:day )?nursery|kindergarten|primary|juniors|infants?|playgroup|montessori"
    r"|sixth form|learning centre|pupil referral unit|children's centre"
    r"|(?:high|special|grammar|secondary|junior|prep|upper|lower) school"
)
_TYPE = rf"(?:(?i:{_PLAIN_TYPE})|High|Secondary|Grammar|Junior|Prep)"
_MIDDLE = r"(?:(?:CofE|C of E|RC|Catholic|Church of England|Community|Free|Special|and|&|of the|of) ){0,3}"
_NAME = r"[A-Z][\w'\-]{1,25}"
_PIECE = re.compile(r"[\w'\-]+")
# One to four capitalised words, then what it is, in any case and maybe twice: "Oak Tree Primary School".
_TITLED = re.compile(
    rf"\b(?P<name>(?:[Tt]he )?{_NAME}(?: (?:of |the |and |& ){{0,2}}{_NAME}){{0,3}}) {_MIDDLE}{_TYPE}\b"
    rf"(?: {_TYPE}\b){{0,2}}"
)
# "st aidans primary", "St. Aidan's" after at, to or from.
_SAINT_TYPED = re.compile(
    rf"\b(?:st|saint)\.? [a-z][\w'\-]{{2,20}} {_MIDDLE}(?:(?:{_PLAIN_TYPE}|high)\b ?){{1,3}}(?<! )", re.IGNORECASE
)
_SAINT = re.compile(
    r"\b(?:at|to|attends?|from|left|joined|called) "
    r"(?P<school>S(?:ain)?t\.? [A-Z][\w'\-]{2,20}(?: [A-Z][a-z]+[']?s\b)?)"
)
# "oakfield primary" in small letters: an unknown word before the type.
_SMALL_TYPE = r"(?:primary|academy|infants?|juniors?|high school|day nursery|pre-?school|nursery school)"
_SMALL = re.compile(rf"\b(?P<name>[a-z][a-z'\-]{{3,20}}) {_SMALL_TYPE}\b(?: (?:{_PLAIN_TYPE})\b)?")
# "goes to oak tree primary", "at little acorns nursery": any two words that name, after what says a school comes.
_SMALL_CUED = re.compile(
    r"\b(?:at|attend(?:s|ed|ing)?|go(?:es|ing)? to|went to|start(?:s|ed|ing)? at|moved? to|called|offered) "
    rf"(?P<name>(?P<first>[a-z][a-z'\-]{{2,20}}) (?P<second>[a-z][a-z'\-]{{2,20}}) "
    rf"(?:{_SMALL_TYPE}|nursery|college|school))\b"
    rf"(?: (?:{_PLAIN_TYPE})\b)?",
    re.IGNORECASE,
)
# "nursery at Seashells", "his school is Oakfield": after the word for it, a capitalised name.
_AFTER_TYPE = re.compile(
    r"\b(?i:school|nursery|preschool|pre-school|college|childminders?|playgroup)(?i: (?:at|is|called|named|was)|:) "
    r"(?P<name>(?:The )?[A-Z][\w'\-]{2,25}(?: [A-Z][\w'\-]{2,25}){0,2})"
)
_OWNED = re.compile(r"(?!St)[\w\-]+'s [a-z]+")  # "Quarrin's school" is a child's
# Capitalised or not, these say what sort of school it is, or whose.
_NO_NAMES = words(
    """
    the a an my our his her their your this that these which what is was are does do can will no any every each some
    new old next last first special primary secondary mainstream high junior infant nursery independent private local
    state maintained specialist residential boarding free grammar faith church catholic cofe rc academy school college
    head sen send semh autism autistic asd adhd ehcp in at and or to of for from with all both another other same
    current previous different small big good outstanding i we he she they it dear hi
    """
)


_OWN_TYPE = re.compile(r" (?:Primary|Infants?|Juniors?|Academy|High)\b")
# A town begins a school's name as any word does: "Wickford Infants".
_TOWNS = words(
    """
    southend leigh westcliff shoebury shoeburyness thorpe prittlewell eastwood rochford rayleigh hockley wickford
    basildon benfleet canvey hadleigh billericay chelmsford brentwood wakering barling hullbridge pitsea laindon
    thundersley southchurch chalkwell belfairs stambridge canewdon ashingdon hawkwell
    """
)


# "little anchors nursery says": two words that name, before what a nursery does.
_SMALL_SAYS = re.compile(
    r"\b(?P<first>[a-z][a-z'\-]{2,20}) (?P<second>[a-z][a-z'\-]{2,20}) (?:nursery|preschool|pre-school)"
    r"(?= (?:sa(?:y|ys|id)|ask(?:s|ed)?|told|want(?:s|ed)?|won'?t|refuse[sd]?|keeps?|rang)\b)",
    re.IGNORECASE,
)
# "prittlewell chase academy": a town's name at the head tells it.
_SMALL_TOWN = re.compile(rf"\b(?P<town>[a-z]{{4,14}}) (?P<name>[a-z][a-z'\-]{{2,20}}) {_SMALL_TYPE}\b", re.IGNORECASE)


def find(message: Message) -> Iterator[Span]:
    for found in _TITLED.finditer(message.text):
        start = _name_start(message, found)
        if start is not None:
            kind = "special" if "special" in found[0].lower() else ""
            yield Span(start, found.end(), "SCHOOL", kind, cued=_is_of_a_town(message.text[start : found.end()]))
    for found in _SAINT_TYPED.finditer(message.text):
        yield Span(found.start(), found.end(), "SCHOOL")
    for found in _SAINT.finditer(message.text):
        yield Span(found.start("school"), found.end("school"), "SCHOOL")
    for found in _SMALL.finditer(message.text):
        if not is_common(fold(found["name"])) and not message.terms[found.start()]:
            yield Span(found.start(), found.end(), "SCHOOL")
    for found in _SMALL_TOWN.finditer(message.text):
        if fold(found["town"]) in _TOWNS and not _says_only_what_sort(message, found, "name"):
            yield Span(found.start(), found.end(), "SCHOOL")
    for found in _AFTER_TYPE.finditer(message.text):
        if not (message.shouting or message.terms[found.start("name")] or is_common(fold(found["name"].split()[0]))):
            yield Span(found.start("name"), found.end("name"), "SCHOOL")
    for found in (*_SMALL_CUED.finditer(message.text), *_SMALL_SAYS.finditer(message.text)):
        if not any(_says_only_what_sort(message, found, part) for part in ("first", "second")):
            yield Span(found.start("first"), found.end(), "SCHOOL")


def _is_of_a_town(written: str) -> bool:
    return fold(written.split(maxsplit=1)[0]) in _TOWNS and _OWN_TYPE.search(written) is not None


def _says_only_what_sort(message: Message, found: re.Match[str], part: str) -> bool:
    key = fold(found[part])
    return key in _NO_NAMES or is_function(key) or message.terms[found.start(part)] == 1


def _name_start(message: Message, found: re.Match[str]) -> int | None:
    """Where the name begins among the capitalised words before its type; None when none of them names anything."""
    at = found.start("name")
    if _OWNED.fullmatch(found[0]):
        return None
    pieces = [(at + piece.start(), piece[0]) for piece in _PIECE.finditer(found["name"])]
    while pieces and not _names(message, *pieces[0], alone=len(pieces) == 1):
        pieces.pop(0)
    return pieces[0][0] if pieces else None


def _names(message: Message, start: int, written: str, *, alone: bool) -> bool:
    """A word that can begin a school's own name: no term of schooling; no ordinary word that begins a sentence."""
    key, word = fold(written), message.word_at.get(start)
    if word is None or message.shouting or not word.capital or key in _NO_NAMES:
        return False
    if key in _TOWNS:
        return not alone or not word.first
    if word.term and not (word.known.ambiguous or word.known.given or word.known.surname):
        return False
    return not (alone and word.first and word.known.common)
