"""A stretch of a message that a layer points at."""

from __future__ import annotations

from dataclasses import dataclass

# Not a kind of detail: what a layer recognises and lets through, so that no later layer takes it.
KEPT = "KEPT"


@dataclass(frozen=True, slots=True)
class Span:
    """`detail` is what may still be said: the age band, the outward code, the kind of school.

    `cued`: the words around it say what it is ("we live in ..."), so that it goes even where it is a SEND term.
    """

    start: int
    end: int
    kind: str
    detail: str = ""
    cued: bool = False
