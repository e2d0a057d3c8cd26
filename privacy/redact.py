"""The way in: `spans` says where personal detail stands, `redact` puts placeholders there.

Both raise RedactorTooSlowError rather than take long: the caller then keeps nothing of the text.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from privacy.collect import collect
from privacy.layers import FIRST, LAYERS, STRICT_LAST, STRICT_LAYERS
from privacy.message import Layer, Message
from privacy.names import model
from privacy.normalise import Normalised, normalise
from privacy.placeholders import masked, placeholder
from privacy.span import Span

# A placeholder can be a cue for the next word ("[name] and ..."), so the text is read again until nothing new is
# found. Twice is usual; the limit keeps a hostile text from asking for more.
_MOST_READINGS = 8
# Of processor time in this thread: a hostile text uses it up, a busy machine does not.
MOST_SECONDS = 0.25


class RedactorTooSlowError(RuntimeError):
    """The text was not cleaned in time. The message never holds any of it."""


def warm(names_model: bool = False) -> None:
    """Reads the lists, and the model if wanted (some seconds, 130 MB). Call it before the first parent does."""
    _read_lists()
    if names_model:
        model.load()


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
    """Python's collector may use up the time of one try; a hostile text uses up that of both."""
    _read_lists()
    try:
        return _found_in_time(plain, strict)
    except RedactorTooSlowError:
        return _found_in_time(plain, strict)


def _found_in_time(plain: Normalised, strict: bool) -> list[Span]:
    until = time.thread_time() + MOST_SECONDS
    layers, last = ((*LAYERS, *STRICT_LAYERS), STRICT_LAST) if strict else (LAYERS, ())
    found = _read(plain, [], FIRST, strict, until) or []
    for _ in range(_MOST_READINGS):
        more = _read(plain, found, layers, strict, until) or _read(plain, found, last, strict, until)
        if more is None:
            break
        found = more
    return found


def _read(
    plain: Normalised, found: list[Span], layers: Sequence[Layer], strict: bool, until: float
) -> list[Span] | None:
    """With what these layers find in the text as it now stands; None when that is nothing."""
    new = collect(Message(masked(_filled(plain.text, found)), strict), [_timed(layer, until) for layer in layers])
    return _with(found, new) if new else None


def _timed(layer: Layer, until: float) -> Layer:
    def find(message: Message) -> list[Span]:
        spans = list(layer(message))
        if time.thread_time() > until:
            raise RedactorTooSlowError(f"cleaning a text took more than {MOST_SECONDS} s")
        return spans

    return find


@cache
def _read_lists() -> None:
    """Before the clock starts, by reading a text that needs them all."""
    for strict in (False, True):
        text = Message("Mrs Quarrin said that okafors son is at kingsdown", strict)
        collect(text, (*FIRST, *LAYERS, *STRICT_LAYERS, *STRICT_LAST))


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
