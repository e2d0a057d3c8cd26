"""What a table of counts is, and what is left of it once it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Place = tuple[int, int]


class Rule(StrEnum):
    inside = "inside"
    outside = "outside"

    @property
    def bound(self) -> int:
        """The first count that is not small."""
        return 5 if self is Rule.inside else 10

    @property
    def step(self) -> int:
        return 1 if self is Rule.inside else 5


class Mark(StrEnum):
    shown = "shown"  # the value, zero included
    few = "few"  # from 1 to just under the rule's bound
    hidden = "hidden"  # any number: it protects another, or would not be protected as few


@dataclass(frozen=True)
class Shown:
    mark: Mark
    value: int | None = None


@dataclass(frozen=True)
class Table:
    """True counts. One row, or one column, makes it a table of one dimension."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        fits = len(self.counts) == len(self.rows) and all(len(row) == len(self.columns) for row in self.counts)
        if not fits or any(count < 0 for row in self.counts for count in row):
            raise ValueError("a table needs one count, none below zero, for each row and column")


@dataclass(frozen=True)
class Released:
    rule: Rule
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Shown, ...], ...]
    row_totals: tuple[Shown, ...]
    column_totals: tuple[Shown, ...]
    total: Shown
    small: frozenset[Place] = frozenset()  # where the small counts are, for the next release's check; never shown
