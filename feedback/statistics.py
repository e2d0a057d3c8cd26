"""The one function that decides what a number may show. Page, chart, file, e-mail and API all call `release`.

Inside the council a count of 1 to 4 is shown as few; outside, one of 1 to 9, and the others to the nearest 5. Totals
are rounded from the true total, never summed from rounded ones. More cells are then hidden, one at a time, until an
attacker in code (feedback/attack.py), who knows every total and the release before, is left with at least three
possible values for each small count. Zeros are shown. A table has two dimensions at most; a filter is one too.

After NHS England's rules for hospital statistics (2018) and the ICO's guidance on anonymisation (2025).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from feedback.suppression import protected
from feedback.tables import Mark, Place, Released, Rule, Shown, Table

__all__ = ["Mark", "Released", "Rule", "Shown", "Table", "number", "percentage", "release"]
SMALLEST_BASE = 50


def number(count: int, rule: Rule) -> Shown:
    """What one count may show when nothing stands beside it."""
    if 0 < count < rule.bound:
        return Shown(Mark.few)
    return Shown(Mark.shown, rule.step * ((count + rule.step // 2) // rule.step))


def percentage(part: Shown, base: Shown) -> int | None:
    """A whole percentage, from what is shown and not from what is true; None where it may not be told."""
    if part.value is None or base.value is None or base.value < SMALLEST_BASE:
        return None
    return min(100, round(100 * part.value / base.value))


@lru_cache(maxsize=512)
def release(table: Table, rule: Rule, earlier: Released | None = None) -> Released:
    """What may be shown of a table.

    `earlier`: the release before, when this table's records include all of its own. It is returned itself when too
    little has come in since then: the last release stands.
    """
    if earlier and (earlier.rule, earlier.rows, earlier.columns) != (rule, table.rows, table.columns):
        raise ValueError("the earlier release must have the same rule, rows and columns")
    row_sums = tuple(sum(row) for row in table.counts)
    column_sums = tuple(sum(column) for column in zip(*table.counts, strict=True))
    # Totals are on other pages too, as tables of one dimension: hidden in the same way wherever they stand.
    before = (_row_totals(earlier), _column_totals(earlier)) if earlier else (None, None)
    row_totals = _line(row_sums, rule, before[0])
    column_totals = _line(column_sums, rule, before[1])
    if earlier and (row_totals is before[0] or column_totals is before[1]):
        return earlier
    plain = Released(
        rule,
        table.rows,
        table.columns,
        cells=_cells(table, rule, row_totals, column_totals),
        row_totals=row_totals.cells[0],
        column_totals=column_totals.cells[0],
        total=number(sum(row_sums), rule),
        small=frozenset(_small(_with_sums(table.counts, row_sums, column_sums), rule)),
    )
    return protected(plain, table.counts, earlier)


def _cells(table: Table, rule: Rule, row_totals: Released, column_totals: Released) -> tuple[tuple[Shown, ...], ...]:
    if len(table.rows) == 1:
        return (column_totals.cells[0],)
    if len(table.columns) == 1:
        return tuple((total,) for total in row_totals.cells[0])
    return tuple(tuple(number(count, rule) for count in row) for row in table.counts)


@lru_cache(maxsize=512)
def _line(sums: tuple[int, ...], rule: Rule, earlier: Released | None) -> Released:
    cells = tuple(number(count, rule) for count in sums)
    total = number(sum(sums), rule)
    small = frozenset(_small([(*sums, sum(sums))], rule))
    plain = Released(rule, ("",), _places(len(sums)), (cells,), (total,), cells, total, small)
    return protected(plain, (sums,), earlier)


def _row_totals(earlier: Released) -> Released:
    """The totals of an earlier release, as the table of one dimension that they were."""
    high, wide = len(earlier.rows), len(earlier.columns)
    at = wide if wide > 1 else 0
    return _as_line(earlier, earlier.row_totals, {row for row, column in earlier.small if column == at and row < high})


def _column_totals(earlier: Released) -> Released:
    high, wide = len(earlier.rows), len(earlier.columns)
    at = high if high > 1 else 0
    return _as_line(
        earlier, earlier.column_totals, {column for row, column in earlier.small if row == at and column < wide}
    )


def _as_line(earlier: Released, totals: tuple[Shown, ...], small: Iterable[int]) -> Released:
    places = frozenset((0, place) for place in small)
    line = (totals,), (earlier.total,), totals, earlier.total
    return Released(earlier.rule, ("",), _places(len(totals)), *line, places)


def _places(many: int) -> tuple[str, ...]:
    return tuple(map(str, range(many)))


def _with_sums(
    counts: Sequence[tuple[int, ...]], row_sums: Sequence[int], column_sums: Sequence[int]
) -> list[tuple[int, ...]]:
    """The counts and their totals, but for totals of single cells."""
    rows = [(*row, *([total] if len(row) > 1 else [])) for row, total in zip(counts, row_sums, strict=True)]
    return [*rows, (*column_sums, sum(row_sums))] if len(counts) > 1 else rows


def _small(grid: Sequence[Sequence[int]], rule: Rule) -> Iterator[Place]:
    for row, line in enumerate(grid):
        yield from ((row, column) for column, count in enumerate(line) if 0 < count < rule.bound)
