"""Runs the layers over a message and settles where they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from privacy.message import Layer, Message
from privacy.placeholders import MASKS
from privacy.span import PASS, Span

# Kinds found by judgement, not by shape: these give way to SEND terms.
_JOINTS = {"PERSON": (" ", "-", "")}
_SOFT = frozenset({"SCHOOL", "AGE", "PLATE", "AREA", "ADDRESS", "HANDLE", "URL"})


def collect(message: Message, layers: Iterable[Layer]) -> list[Span]:
    """What goes, sorted and without overlaps. An earlier layer decides what a stretch is called."""
    closed = bytearray(letter in MASKS for letter in message.text)
    found: list[Span] = []
    for layer in layers:
        for span in list(layer(message)):
            if _may_stand(span, message, closed):
                found.append(span)
                if span.kind == PASS:
                    closed[span.start : span.end] = b"\x01" * (span.end - span.start)
    return _joined(_merged([span for span in found if span.kind != PASS]), message.text)


def _may_stand(span: Span, message: Message, closed: bytearray) -> bool:
    if not 0 <= span.start < span.end <= len(message.text) or any(closed[span.start : span.end]):
        return False
    return span.cued or span.kind not in _SOFT or not _all_terms(message, span)


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
