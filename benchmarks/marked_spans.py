"""Messages whose personal detail is marked, and how well a redactor covers the marks.

A mark counts as caught only when every word that identifies is covered; titles and small words beside a name do not
identify. What a redactor calls its find is not judged: what leaks matters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

HELD = Path(__file__).parent / "redactor_held" / "held.jsonl"
PATTERN_KINDS = frozenset(
    (
        "PHONE",
        "EMAIL",
        "NHS_NUMBER",
        "NINO",
        "POSTCODE",
        "BANK",
        "UPN",
        "CASE_REF",
        "VEHICLE_REG",
        "URL",
        "DOB",
        "SOCIAL",
    )
)
_SMALL = frozenset(
    ("mr", "mrs", "miss", "ms", "dr", "baby", "aged", "at", "the", "of", "in", "years", "yrs", "months", "old")
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_RESAMPLES = 2000

Find = Callable[[str], Sequence[tuple[Any, ...]]]


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    type: str
    origin: str
    case: str
    caught: bool


@dataclass(frozen=True)
class Scored:
    """One message: its marks, how many stretches were taken, and how many of them met a mark."""

    text: str
    marks: tuple[Mark, ...]
    taken: int
    right: int


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scored(row: dict[str, Any], find: Find) -> Scored:
    text, marks = row["text"], row["spans"]
    covered = bytearray(len(text))
    for start, end, *_ in find(text):
        covered[start:end] = b"\x01" * (end - start)
    stretches = list(_stretches(covered))
    right = sum(any(start < mark["end"] and end > mark["start"] for mark in marks) for start, end in stretches)
    origin, case = row.get("origin") or "english", row.get("case") or "mixed"
    found = tuple(
        Mark(mark["start"], mark["end"], mark["type"], origin, case, _is_caught(text, mark, covered)) for mark in marks
    )
    return Scored(text, found, len(stretches), right)


def _stretches(covered: bytearray) -> Iterator[tuple[int, int]]:
    for run in re.finditer(rb"\x01+", bytes(covered)):
        yield run.start(), run.end()


def _is_caught(text: str, mark: dict[str, Any], covered: bytearray) -> bool:
    words = [found.span() for found in _WORD.finditer(text, mark["start"], mark["end"])]
    telling = [(start, end) for start, end in words if text[start:end].lower() not in _SMALL] or words
    return all(all(covered[start:end]) for start, end in telling)


def resampled(messages: Sequence[Scored]) -> tuple[float, float]:
    """A 95% interval of recall over messages drawn again and again: the marks of one message hang together."""
    marked = [message for message in messages if message.marks]
    draw = Random(3)
    shares = []
    for _ in range(_RESAMPLES):
        marks = [mark.caught for message in draw.choices(marked, k=len(marked)) for mark in message.marks]
        shares.append(sum(marks) / len(marks))
    shares.sort()
    return shares[_RESAMPLES // 40], shares[-_RESAMPLES // 40]
