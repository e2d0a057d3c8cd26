"""Schools of the list (lists/schools.txt), by the names parents use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from privacy.lexicon import fold, is_common, lines
from privacy.message import Message
from privacy.phrases import Book, book_of, phrases_in
from privacy.span import Span

_JOINED = re.compile(r",? (?:and|or|nor|&|\+) |, ?")  # "toured one school and another"
_SHOWN = frozenset({"special", "mainstream"})
# Words before a name that make it a school's, though it is a place or a word as well.
_GOES = r"(?:go(?:es|ing)?|went|been|start(?:s|ed|ing)?|moved?|moving|transfer(?:red)?) (?:to|at)"
_SCHOOL_IS = (
    r"school:?(?: is| was| called| name)?|after"
    r"|places? (?:at|in)|named?|chose|choose|visit(?:ed|ing)?|join(?:ed|s|ing)?|left"
    r"|offered(?: us| him| her)?"
    r"|want(?:s|ed)?|prefer(?:s|red)?|toured?|looked at|looking at|appl(?:ied|ying) (?:to|for)"
    r"|consult(?:ed|ing)?(?: with)?"
    r"|excluded from|suspended from|expelled from|kicked out of|pulled (?:him|her|them) (?:out of|from)"
    r"|hate[sd]?|love[sd]?|(?:bus(?:es)?|taxis?|transport|walk(?:s|ed|ing)?) to"
    r"|got in(?:to)?|into|by|teachers? (?:at|from)|head (?:at|of)|senco (?:at|of|from)"
)
_CUE = re.compile(rf"\b(?:at|attend(?:s|ed|ing)?|{_GOES}|{_SCHOOL_IS})(?: the)? $", re.IGNORECASE)
# What is there may not be an area as well: "blenheim primary", though Blenheim is one.
_TYPED = re.compile(
    r"\w (?:primary|infants?|juniors?|high|academy|nursery|for (?:boys|girls)|college|school)", re.IGNORECASE
)
# What else is called like a school: "belfairs woods".
_A_PLACE = re.compile(
    r" (?:park|woods?|golf|nature|road|drive|avenue|lane|ward|estate|fields?|pool|library)\b", re.IGNORECASE
)
# Words after a name that tell what a school does: "X excluded him", "X are full", "X's senco", "X named in section I".
_DOES = re.compile(
    r"(?:'s)?,? (?:school |just |have |has |had |only |also |never ){0,2}"
    r"(?:excluded|suspended|said|says?|refused|refuses|won'?t|can'?t|cannot|couldn'?t|wouldn'?t"
    r"|offered|offers?|told|rang"
    r"|keeps?|kept|(?:are|is|were|was) (?:full|over ?subscribed|saying|refusing|putting)"
    r"|are (?:brilliant|great|good|useless|awful|not)"
    r"|named|any good|in section i|sent|senco|head|teachers?|staff|open day|taster|website|uniform|gates?|nurture"
    r"|and (?:they|he|she) )\b",
    re.IGNORECASE,
)
# "nursery", "high school for girls": what belongs to the name behind it.
_TAIL = re.compile(
    r"(?:[ \-,](?:cofe|c of e|rc|catholic|church of england|community|primary|junior|infants?|juniors|high|secondary"
    r"|grammar|special|school|schools|academy|college|nursery|sixth form|for (?:boys|girls)))+\b",
    re.IGNORECASE,
)


def find(message: Message) -> Iterator[Span]:
    last = 0
    for start, end, line in phrases_in(message.tokens, _book()):
        cued = (
            bool(last and _JOINED.fullmatch(message.text, last, start))
            or _TYPED.search(message.text[start:end]) is not None
            or _CUE.search(message.before(start, 30)) is not None
            or _DOES.match(message.text, end) is not None
        )
        if (cued or _is_clear(message, start, end)) and not _A_PLACE.match(message.text, end):
            tail = _TAIL.match(message.text, end)
            last = tail.end() if tail else end
            yield Span(start, tail.end() if tail else end, "SCHOOL", _kind(line), cued)


def _is_clear(message: Message, start: int, end: int) -> bool:
    """Without a cue one word must be no ordinary word; two and more are a school's name."""
    written = message.text[start:end]
    if all(message.terms[place] or not message.text[place].isalnum() for place in range(start, end)):
        return False
    return " " in written or not is_common(fold(written))


@cache
def _kinds() -> dict[str, str]:
    """Name to kind; a line without a kind is a school of no known kind."""
    parted = (line.partition("|") for line in lines("schools"))
    kinds = {name.strip(): kind.strip().lower() for name, _, kind in parted}
    return kinds | {name.replace(" avenue", " ave"): kind for name, kind in kinds.items() if " avenue" in name}


@cache
def _book() -> Book:
    return book_of(_kinds())


def _kind(name: str) -> str:
    kind = _kinds().get(name, "")
    return kind if kind in _SHOWN else ""
