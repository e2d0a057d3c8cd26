"""Names on social media: "@jo_p91", "my insta is jo.p91", "snap: jop", "Jo P on facebook" (left to the names)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy.lexicon import fold, is_common
from privacy.message import Message
from privacy.span import Span

_NAME = r"[\w][\w.\-]{1,39}"
_AT = re.compile(rf"(?<![\w@])@{_NAME}")
_AT_APART = re.compile(rf"(?<![\w@])@ (?P<name>{_NAME})")
_PLATFORM = (
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|facebook|fb|tik\s?tok|twitter|discord|whats\s?app|messenger|telegram"
    r"|you\s?tube|linkedin|roblox|xbox|psn|gamertag|twitch|reddit|x account)"
)
# "my insta is", "snap:", "tiktok name is": words that say a name follows; or nothing, as in "add me on insta jop".
_LEAD = (
    r"(?P<lead>\s?(?:handle|user\s?name|name|account|id|profile|page)?"
    r"\s?(?:\bis\b|\bunder\b|\bas\b|[:=\-\u2013])\s?|\s)"
)
_ON_PLATFORM = re.compile(rf"{_PLATFORM}{_LEAD}[\"'(\u201c]?(?P<name>{_NAME})", re.IGNORECASE)
_NAME_BEFORE = re.compile(rf"(?<![\w.])(?P<name>{_NAME}) on {_PLATFORM}\b", re.IGNORECASE)
# A letter, and a digit, underscore or inner dot: no ordinary word; but "3rd", "7yo" and "3pm" are.
_MARKED = re.compile(r"(?!\d+[a-z]{0,3}$)(?=.*[^\W\d_]).*(?:\d|_|\w\.\w)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def find(message: Message) -> Iterator[Span]:
    for found in _AT.finditer(message.text):
        if _FIRST_LETTER.search(found[0]) and not found[0][1:].rstrip("pam").isdigit():
            yield Span(found.start(), found.start() + len(found[0].rstrip(".-")), "HANDLE", cued="_" in found[0])
    for found in _ON_PLATFORM.finditer(message.text):
        if _is_handle(found["name"], led=bool(found["lead"].strip())):
            yield _named(found)
    for found in _AT_APART.finditer(message.text):
        if _MARKED.match(found["name"]) and not found["name"].rstrip("pam.").isdigit():
            yield _named(found)
    for found in _NAME_BEFORE.finditer(message.text):
        if _MARKED.match(found["name"]):
            yield _named(found)


def _is_handle(name: str, *, led: bool) -> bool:
    """Marked like one, or any word that is not ordinary where a handle was announced."""
    name = name.rstrip(".-")
    return bool(_MARKED.match(name)) or (led and len(name) > 2 and not is_common(fold(name)))


def _named(found: re.Match[str]) -> Span:
    start = found.start("name")
    return Span(start, start + len(found["name"].rstrip(".-")), "HANDLE")
