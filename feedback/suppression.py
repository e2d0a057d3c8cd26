"""Hides as much of a table as it takes: until the attacker finds no small count, and no more than that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from feedback.attack import NO_LIMIT, Known, Range, pinned
from feedback.tables import Mark, Place, Released, Rule, Shown


def protected(plain: Released, counts: Sequence[Sequence[int]], earlier: Released | None) -> Released:
    current = plain
    while found := pinned(_known(current), _known(earlier) if earlier else None):
        more = _next_to_hide(current, counts, found)
        if not more:  # hiding cells is not enough, because too little has come in since the earlier release
            return earlier or _nothing(current)
        current = _hide(current, more)
    return current


def _nothing(current: Released) -> Released:
    hidden = Shown(Mark.hidden)
    high, wide = len(current.rows), len(current.columns)
    cells = ((hidden,) * wide,) * high
    return replace(current, cells=cells, row_totals=(hidden,) * high, column_totals=(hidden,) * wide, total=hidden)


def _next_to_hide(current: Released, counts: Sequence[Sequence[int]], found: Iterable[Place]) -> list[Place]:
    """For each number found, in worst order, the cell that costs least of those that give it away: the smallest shown,
    then the small ones, then noughts; when all of those are hidden, everything."""
    chosen: list[Place] = []
    for place in found:
        near = _beside(current, place)
        left = [cell for cell in near if current.cells[cell[0]][cell[1]].mark is not Mark.hidden]
        if left and not set(chosen) & set(near):
            chosen.append(min(left, key=lambda cell: _cost(counts[cell[0]][cell[1]], current, cell)))
    if chosen:
        return chosen
    return [place for place in _places(current) if current.cells[place[0]][place[1]].mark is not Mark.hidden]


def _places(current: Released) -> list[Place]:
    return [(row, column) for row in range(len(current.rows)) for column in range(len(current.columns))]


def _beside(current: Released, place: Place) -> list[Place]:
    """The cells in one line with this one; for a total, those of every line whose total is kept back."""
    high, wide = len(current.rows), len(current.columns)
    if place[0] < high and place[1] < wide:
        return [near for near in _places(current) if near[0] == place[0] or near[1] == place[1]]
    totals = current.column_totals if place[0] == high else current.row_totals
    axis = 1 if place[0] == high else 0
    return [near for near in _places(current) if totals[near[axis]].mark is not Mark.shown]


def _cost(count: int, current: Released, place: Place) -> tuple[int, int, Place]:
    mark = current.cells[place[0]][place[1]].mark
    kind = 2 if count == 0 else 1 if mark is Mark.few else 0
    return kind, count, place


def _hide(current: Released, places: Iterable[Place]) -> Released:
    cells = [list(row) for row in current.cells]
    for row, column in places:
        cells[row][column] = Shown(Mark.hidden)
    return _repeated(replace(current, cells=tuple(map(tuple, cells))))


def _repeated(current: Released) -> Released:
    """In a table of one dimension the totals of single cells are those cells."""
    if len(current.rows) == 1:
        current = replace(current, column_totals=current.cells[0])
    if len(current.columns) == 1:
        current = replace(current, row_totals=tuple(row[0] for row in current.cells))
    return current


def _known(released: Released) -> Known:
    """The release as an attacker reads it: the values that each number may stand for."""
    rows = [(*cells, total) for cells, total in zip(released.cells, released.row_totals, strict=True)]
    grid = [*rows, (*released.column_totals, released.total)]
    return Known(tuple(tuple(_range(cell, released.rule) for cell in row) for row in grid), released.small)


def _range(shown: Shown, rule: Rule) -> Range:
    if shown.mark is Mark.hidden:
        return 0, NO_LIMIT
    if shown.mark is Mark.few:
        return 1, rule.bound - 1
    assert shown.value is not None
    if shown.value == 0:
        return 0, 0
    around = rule.step // 2
    return max(rule.bound, shown.value - around), shown.value + around
