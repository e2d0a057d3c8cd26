"""E-mail addresses, also those spelled out: "jo (at) example.net", "jo dot p at gmail dot com"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.lexicon import is_common
from privacy.message import Message
from privacy.span import Span

_LOCAL = r"(?<![\w.%+\-])[\w.%+'\-]{1,64}"  # begins where nothing of the same kind stands before it
_LABEL = r"[\w\-]{1,63}"
# The plain form; "okoro@gmail" without an end is one too.
_WRITTEN = re.compile(rf"{_LOCAL}@{_LABEL}(?:\.{_LABEL})*")

# The sign set apart or bracketed, against robots: " @ ", "(at)", "[at]".
_SIGN = r"\s{0,2}(?:@|[(\[{<]\s?at\s?[)\]}>])\s{0,2}"
# A full stop needs a space on both sides or on none: "meet @ school. He" is no address.
_DOT = r"(?:\.|\s\.\s|\s{0,2}[(\[{<]\s?dot\s?[)\]}>]\s{0,2}|\sdot\s)"
_SET_APART = re.compile(rf"{_LOCAL}{_SIGN}{_LABEL}(?:{_DOT}{_LABEL}){{1,4}}", re.IGNORECASE)

_PROVIDER = r"(?:g-?mail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|aol|btinternet|sky|talktalk|virginmedia"
_PROVIDER += r"|proton(?:mail)?|msn|mail)"
_SPOKEN_DOT = r"\s{1,2}dot\s{1,2}"
# "jo dot p underscore 91": parts of the local name joined by spoken signs.
_SPOKEN_LOCAL = r"(?<![\w.])[\w.\-]{1,40}(?:\s(?:dot|underscore|dash|hyphen|full stop)\s[\w.\-]{1,40}){0,4}"
_SPOKEN_AT = r"\s{1,2}at\s{1,2}"
_SPOKEN = re.compile(
    rf"(?P<local>{_SPOKEN_LOCAL}){_SPOKEN_AT}(?:"
    rf"{_LABEL}(?:{_SPOKEN_DOT}{_LABEL}){{1,3}}"  # " at example dot net"
    rf"|{_PROVIDER}\s?\.\s?(?:com|co\.uk|net|org)\b"  # " at gmail.com": only a mail provider, or it is a web page
    rf"|{_PROVIDER}\s(?:com|co\suk)\b)",  # " at gmail com"
    re.IGNORECASE,
)

# "insta @jo.p91": a handle, handles.py's.
_HANDLE_NEXT = re.compile(
    r"(?:on|is|my|insta(?:gram)?|ig|snap|twitter|tik\s?tok|facebook|fb|x|me|handle) @", re.IGNORECASE
)


def find(message: Message) -> Iterator[Span]:
    text = message.text
    if "@" in text or "at" in text.lower():
        for found in (*_WRITTEN.finditer(text), *_SET_APART.finditer(text)):
            if not _HANDLE_NEXT.match(found[0]):
                yield Span(found.start(), found.end(), "EMAIL")
        for found in _SPOKEN.finditer(text):
            if not _is_phrase(found["local"]):
                yield Span(found.start(), found.end(), "EMAIL")


def _is_phrase(local: str) -> bool:
    """ "look at example dot org" points at a web page."""
    return local.isalpha() and local.islower() and is_common(local)
