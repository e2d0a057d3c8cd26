"""Runs the layers over a message and settles where they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from privacy.message import Layer, Message
from privacy.placeholders import MASKS
from privacy.span import KEPT, Span

# Kinds found by judgement, not by shape: these give way to SEND terms.
_SOFT = frozenset({"SCHOOL", "AGE", "PLATE", "AREA", "ADDRESS", "HANDLE", "URL"})
_FEWEST_DIGITS = 6  # of a NUMBER; what is cut shorter is none
_JOINTS = {"PERSON": (" ", "-", ""), "EMAIL": ("@", "")}


def collect(message: Message, layers: Iterable[Layer]) -> list[Span]:
    """What goes, sorted and without overlaps. An earlier layer decides what a stretch is called."""
    closed = bytearray(letter in MASKS for letter in message.text)
    found: list[Span] = []
    for layer in layers:
        inside = (span for span in layer(message) if 0 <= span.start < span.end <= len(message.text))
        for span in list(inside):
            if span.kind == KEPT:
                closed[span.start : span.end] = b"\x01" * (span.end - span.start)
            elif _may_stand(span, message):
                found += _cut(span, message.text, closed)
    return _joined(_merged(found), message.text)


def _may_stand(span: Span, message: Message) -> bool:
    return span.cued or span.kind not in _SOFT or not _all_terms(message, span)


def _cut(span: Span, text: str, closed: bytearray) -> list[Span]:
    """What is left of a span outside what an earlier layer keeps, and outside placeholders."""
    if not any(closed[span.start : span.end]):
        return [span]
    left: list[Span] = []
    start = span.start
    for place in range(span.start, span.end + 1):
        if place == span.end or closed[place]:
            piece = text[start:place]
            begin = start + len(piece) - len(piece.lstrip())
            if _is_enough(piece, span.kind):
                left.append(Span(begin, begin + len(piece.strip()), span.kind, span.detail))
            start = place + 1
    return left


def _is_enough(piece: str, kind: str) -> bool:
    if kind == "NUMBER":
        return sum(map(str.isdecimal, piece)) >= _FEWEST_DIGITS
    return any(map(str.isalnum, piece))


def _all_terms(message: Message, span: Span) -> bool:
    places = range(span.start, span.end)
    return all(message.terms[place] or not message.text[place].isalnum() for place in places)


def _merged(found: Sequence[Span]) -> list[Span]:
    """Overlapping spans become one, with the kind of the one found first, so that no layer's find is lost."""
    order = {id(span): place for place, span in enumerate(found)}
    merged: list[tuple[Span, int]] = []
    for span in sorted(found, key=lambda each: (each.start, each.end)):
        rank = order[id(span)]
        if merged and span.start < merged[-1][0].end:
            last, last_rank = merged[-1]
            best = last if last_rank <= rank else span
            end = max(last.end, span.end)
            merged[-1] = (Span(last.start, end, best.kind, best.detail), min(rank, last_rank))
        else:
            merged.append((span, rank))
    return [span for span, _ in merged]


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """A first name and a surname found apart are one name, and what touches its own kind is one with it."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind == span.kind and text[last.end : span.start] in _JOINTS.get(span.kind, ("",)):
            joined[-1] = Span(last.start, span.end, span.kind, last.detail)
        else:
            joined.append(span)
    return joined
