"""The attacker that every table must withstand: which small counts do the numbers around them give away?

Whole-number programmes over all tables that fit what is shown (the cells' ranges, every total's range, and no cell
smaller now than in the release before). Exact, where propagating bounds is not: two hidden cells in a row and two in
a column can pin each other. After the attacker problem of cell suppression, in Hundepool and others, Statistical
Disclosure Control (2012), chapter 4.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

Range = tuple[int, int]
Place = tuple[int, int]
NO_LIMIT = 10**9
# With three values left nobody can say what the count is, nor that it is one of two.
FEWEST_VALUES = 3
_SOLVER = {"presolve": False}
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Known:
    """What a release tells, its totals as one more row and one more column; and `small`, the places of the counts and
    totals that it must not give away."""

    grid: tuple[tuple[Range, ...], ...]
    small: frozenset[Place]


def pinned(current: Known, earlier: Known | None = None) -> list[Place]:
    """The small numbers, of either release, for which fewer than three values are possible; worst first."""
    releases = [current, earlier] if earlier else [current]
    if not any(release.small for release in releases):
        return []
    attack = _Attack(releases)
    targets = {attack.variable(at, place): place for at, release in enumerate(releases) for place in release.small}
    spread = attack.spread(list(targets))
    found = sorted((values, targets[variable]) for variable, values in spread.items() if values < FEWEST_VALUES)
    return list(dict.fromkeys(place for _, place in found))


class _Attack:
    """The system of one release, or of two that follow each other."""

    def __init__(self, releases: list[Known]) -> None:
        self._high, self._wide = len(releases[0].grid), len(releases[0].grid[0])
        limits = [
            (low, min(top, release.grid[-1][-1][1]))  # no number is larger than the total of all
            for release in releases
            for row in release.grid
            for low, top in row
        ]
        self._count, self._whole = len(limits), np.ones(len(limits))
        self._bounds = Bounds([low for low, _ in limits], [top for _, top in limits])
        lines = [line for at in range(len(releases)) for line in self._totals(at)]
        tops = [0.0] * len(lines)
        if len(releases) == 2:  # what was counted before is counted still
            lines += [{cell: 1, cell + self._high * self._wide: -1} for cell in range(self._high * self._wide)]
            tops += [np.inf] * self._high * self._wide
        entries = [(line, cell, sign) for line, parts in enumerate(lines) for cell, sign in parts.items()]
        rows, columns, signs = zip(*entries, strict=True)
        matrix = csr_matrix((signs, (rows, columns)), shape=(len(lines), self._count))
        self._sums = LinearConstraint(matrix, np.zeros(len(lines)), tops)

    def variable(self, at: int, place: Place) -> int:
        return (at * self._high + place[0]) * self._wide + place[1]

    def _totals(self, at: int) -> Iterator[dict[int, int]]:
        """Each row and each column: its cells, less its total, are nothing."""
        for row in range(self._high):
            line = [self.variable(at, (row, column)) for column in range(self._wide)]
            yield {**dict.fromkeys(line, 1), line[-1]: -1}
        for column in range(self._wide):
            line = [self.variable(at, (row, column)) for row in range(self._high)]
            yield {**dict.fromkeys(line, 1), line[-1]: -1}

    def spread(self, targets: list[int]) -> dict[int, int]:
        """How many values each target may have, counted no further than is enough."""
        low, top = np.full(self._count, np.inf), np.full(self._count, -np.inf)
        for weights in _directions(targets, self._count):  # a few solutions settle most of them at once
            self._widen(weights, low, top)
        for target in targets:
            for sign in (1, -1):
                if top[target] - low[target] + 1 < FEWEST_VALUES:
                    self._widen(_only(target, self._count, sign), low, top)
        return {target: int(top[target] - low[target]) + 1 for target in targets}

    def _widen(self, weights: Numbers, low: Numbers, top: Numbers) -> None:
        # Without its presolve, which calls some of these systems infeasible that are not (HiGHS, SciPy 1.13).
        solved = milp(weights, integrality=self._whole, bounds=self._bounds, constraints=self._sums, options=_SOLVER)
        if solved.x is None:
            raise ValueError("no table fits these numbers: they are not of one table")
        values = np.round(solved.x)
        np.minimum(low, values, out=low)
        np.maximum(top, values, out=top)


def _directions(targets: list[int], count: int) -> Iterator[Numbers]:
    for every in (1, 2, 3):
        weights = np.zeros(count)
        weights[targets] = [1 if (place // every) % 2 else -1 for place in range(len(targets))]
        yield weights
        yield -weights


def _only(target: int, count: int, sign: int) -> Numbers:
    weights = np.zeros(count)
    weights[target] = sign
    return weights
