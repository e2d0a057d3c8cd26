"""The way in: `spans` says where personal detail stands, `redact` puts placeholders there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from privacy.collect import collect
from privacy.layers import LAYERS, STRICT_LAYERS
from privacy.message import Message
from privacy.normalise import Normalised, normalise
from privacy.patterns import emails
from privacy.placeholders import masked, placeholder
from privacy.span import Span

# A placeholder can be a cue for the next word ("[name] and ..."), so the text is read again until nothing new is
# found. Twice is usual; the limit keeps a hostile text from asking for more.
_MOST_READINGS = 8


@dataclass(frozen=True)
class Redacted:
    """`kinds` are what was taken out, in the order met, each once."""

    text: str
    kinds: tuple[str, ...]


def spans(text: str, strict: bool = False) -> list[tuple[int, int, str]]:
    """Where personal detail stands in `text` as it was given: sorted, without overlaps."""
    plain = normalise(text)
    found = [(*plain.original(span.start, span.end), span.kind) for span in _found(plain, strict)]
    return _apart(found)


def redact(text: str, strict: bool = False) -> Redacted:
    """The text in its normalised spelling, with placeholders. Strict is for what is to be stored."""
    plain = normalise(text)
    found = _found(plain, strict)
    return Redacted(_filled(plain.text, found), tuple(dict.fromkeys(span.kind for span in found)))


def _found(plain: Normalised, strict: bool) -> list[Span]:
    layers = (*LAYERS, *STRICT_LAYERS) if strict else LAYERS
    # By themselves first: a text stuffed with addresses is short without them.
    found = collect(Message(masked(plain.text), strict), (emails.find,))
    for _ in range(_MOST_READINGS):
        new = collect(Message(masked(_filled(plain.text, found)), strict), layers)
        if not new:
            break
        found = _with(found, new)
    return found


def _with(found: Sequence[Span], new: Sequence[Span]) -> list[Span]:
    """New spans, found in the text with placeholders, put among the old ones by their place in the text without."""
    shifts: list[tuple[int, int]] = [(0, 0)]
    grown = 0
    for span in found:
        grown += len(placeholder(span)) - (span.end - span.start)
        shifts.append((span.end + grown, grown))
    placed: list[Span] = []
    passed = 0
    for span in new:
        while passed + 1 < len(shifts) and shifts[passed + 1][0] <= span.start:
            passed += 1
        shift = shifts[passed][1]
        placed.append(Span(span.start - shift, span.end - shift, span.kind, span.detail))
    return sorted([*found, *placed], key=lambda each: each.start)


def _filled(text: str, found: Sequence[Span]) -> str:
    pieces: list[str] = []
    end = 0
    for span in found:
        pieces += text[end : span.start], placeholder(span)
        end = span.end
    return "".join([*pieces, text[end:]])


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Two spans can meet in one original character that was drawn out into several: the first keeps it."""
    apart: list[tuple[int, int, str]] = []
    for start, end, kind in found:
        begin = max(start, apart[-1][1]) if apart else start
        if begin < end:
            apart.append((begin, end, kind))
    return apart
