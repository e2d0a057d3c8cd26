"""What may be shown, and that no attacker gets behind it. The attackers here know only what is shown."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from feedback.statistics import Mark, Released, Rule, Shown, Table, number, percentage, release

TABLES = 200
Range = tuple[float, float]
Place = tuple[int, int]


def table(counts: list[list[int]]) -> Table:
    rows, columns = (tuple(f"{kind}{place}" for place in range(many)) for kind, many in
                     (("row", len(counts)), ("column", len(counts[0]))))  # fmt: skip
    return Table(rows, columns, tuple(map(tuple, counts)))


def marks(released: Released) -> list[list[str]]:
    return [[cell.mark for cell in row] for row in released.cells]


# --- one number ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (5, 5), (6, 6), (1240, 1240)])
def test_inside_noughts_and_counts_from_five_are_shown_as_they_are(count: int, shown: int) -> None:
    assert number(count, Rule.inside) == Shown(Mark.shown, shown)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_inside_one_to_four_are_few(count: int) -> None:
    assert number(count, Rule.inside) == Shown(Mark.few)


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1242, 1240)])
def test_outside_counts_from_ten_are_shown_to_the_nearest_five(count: int, shown: int) -> None:
    assert number(count, Rule.outside) == Shown(Mark.shown, shown)


@pytest.mark.parametrize("count", range(1, 10))
def test_outside_one_to_nine_are_few(count: int) -> None:
    assert number(count, Rule.outside) == Shown(Mark.few)


@pytest.mark.parametrize(
    ("part", "base", "percent"),
    [(25, 50, 50), (25, 49, None), (1, 3, None), (0, 60, 0), (60, 60, 100), (10, 1000, 1)],
)
def test_a_percentage_is_told_from_a_base_of_fifty(part: int, base: int, percent: int | None) -> None:
    assert percentage(Shown(Mark.shown, part), Shown(Mark.shown, base)) == percent


@pytest.mark.parametrize("kept_back", [Mark.few, Mark.hidden])
def test_no_percentage_is_told_of_a_number_that_is_kept_back(kept_back: Mark) -> None:
    assert percentage(Shown(kept_back), Shown(Mark.shown, 500)) is None
    assert percentage(Shown(Mark.shown, 500), Shown(kept_back)) is None


# --- tables -------------------------------------------------------------------------------------------------------


def test_a_single_small_cell_is_not_left_alone_with_the_total() -> None:
    assert marks(release(table([[3, 20, 30]]), Rule.inside)) == [["few", "hidden", "shown"]]


def test_two_small_cells_that_their_sum_gives_away_get_company() -> None:
    assert marks(release(table([[1, 1, 5, 40]]), Rule.inside)) == [["few", "few", "hidden", "shown"]]


def test_small_cells_that_protect_each_other_cost_nothing_more() -> None:
    assert marks(release(table([[3, 2, 20, 30]]), Rule.inside)) == [["few", "few", "shown", "shown"]]


def test_a_total_is_rounded_from_the_true_total() -> None:
    released = release(table([[12, 12, 12, 12]]), Rule.outside)
    assert [cell.value for cell in released.cells[0]] == [10, 10, 10, 10]
    assert released.total == Shown(Mark.shown, 50)


def test_a_row_total_shows_the_same_in_a_table_of_two_dimensions_as_alone() -> None:
    counts = [[3, 0, 0], [9, 8, 7], [20, 4, 11]]
    wide = release(table(counts), Rule.inside)
    assert wide.row_totals == release(table([[sum(row) for row in counts]]), Rule.inside).cells[0]


def test_an_empty_table_shows_noughts() -> None:
    released = release(table([[0, 0], [0, 0]]), Rule.outside)
    assert {cell for row in released.cells for cell in row} == {Shown(Mark.shown, 0)} == {released.total}


@pytest.mark.parametrize("counts", [[[1, 2], [3]], [[-1, 2], [3, 4]]])
def test_what_is_no_table_is_refused(counts: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="one count, none below zero"):
        table(counts)


def test_an_earlier_release_of_another_table_is_refused() -> None:
    earlier = release(table([[1, 2, 3]]), Rule.inside)
    with pytest.raises(ValueError, match="same rule, rows and columns"):
        release(table([[1, 2]]), Rule.inside, earlier)
    with pytest.raises(ValueError, match="same rule, rows and columns"):
        release(table([[1, 2, 3]]), Rule.outside, earlier)


@settings(max_examples=60, deadline=None)
@given(
    counts=st.integers(1, 5).flatmap(
        lambda wide: st.lists(
            st.lists(st.integers(0, 60) | st.integers(0, 6), min_size=wide, max_size=wide), min_size=1, max_size=5
        )
    ),
    rule=st.sampled_from(Rule),
)
def test_no_small_number_is_ever_shown(counts: list[list[int]], rule: Rule) -> None:
    released = release(table(counts), rule)
    shown = [*(cell for row in released.cells for cell in row), *released.row_totals, *released.column_totals]
    for cell in [*shown, released.total]:
        assert (cell.value is not None) == (cell.mark is Mark.shown)
        assert not (cell.value is not None and 0 < cell.value < rule.bound)


# --- attackers ----------------------------------------------------------------------------------------------------


def could_be(shown: Shown, rule: Rule) -> Range:
    """What the published note says of a number, read by someone who wants to know more."""
    if shown.mark is Mark.hidden:
        return 0, math.inf
    if shown.mark is Mark.few:
        return (1, 4) if rule is Rule.inside else (1, 9)
    assert shown.value is not None
    if rule is Rule.inside or shown.value == 0:
        return shown.value, shown.value
    return max(10, shown.value - 2), shown.value + 2


def grid_of(released: Released) -> list[list[Range]]:
    rows = [[*cells, total] for cells, total in zip(released.cells, released.row_totals, strict=True)]
    return [
        [could_be(cell, released.rule) for cell in row] for row in [*rows, [*released.column_totals, released.total]]
    ]


def lines_of(high: int, wide: int) -> Iterator[tuple[list[Place], Place]]:
    """The cells of each sum, and where their total stands."""
    for row in range(high):
        yield [(row, column) for column in range(wide - 1)], (row, wide - 1)
    for column in range(wide):
        yield [(row, column) for row in range(high - 1)], (high - 1, column)


def propagated(grids: list[list[list[Range]]]) -> list[list[list[Range]]]:
    """Bounds propagation until nothing changes, in one release or in two that follow each other."""
    high, wide = len(grids[0]), len(grids[0][0])
    low = [[[cell[0] for cell in row] for row in grid] for grid in grids]
    top = [[[cell[1] for cell in row] for row in grid] for grid in grids]
    changed = True

    def narrow(at: int, place: Place, least: float, most: float) -> None:
        nonlocal changed
        row, column = place
        if least > low[at][row][column]:
            low[at][row][column], changed = least, True
        if most < top[at][row][column]:
            top[at][row][column], changed = most, True

    while changed:
        changed = False
        for at in range(len(grids)):
            for cells, total in lines_of(high, wide):
                lows, tops = (sum(side[at][r][c] for r, c in cells) for side in (low, top))
                narrow(at, total, lows, tops)
                for r, c in cells:
                    others_low, others_top = (
                        lows - low[at][r][c],
                        sum(top[at][a][b] for a, b in cells if (a, b) != (r, c)),
                    )
                    narrow(
                        at, (r, c), low[at][total[0]][total[1]] - others_top, top[at][total[0]][total[1]] - others_low
                    )
        if len(grids) == 2:
            for row in range(high):
                for column in range(wide):
                    narrow(0, (row, column), low[0][row][column], top[1][row][column])
                    narrow(1, (row, column), low[0][row][column], top[1][row][column])
    return [[list(zip(*rows, strict=True)) for rows in zip(low[at], top[at], strict=True)] for at in range(len(grids))]


def by_linear_programme(grid: list[list[Range]], place: Place) -> Range:
    """The least and the most that one number can be, over every table that fits."""
    high, wide = len(grid), len(grid[0])
    sums = np.zeros((high + wide, high * wide))
    for line, (cells, total) in enumerate(lines_of(high, wide)):
        for row, column in cells:
            sums[line, row * wide + column] = 1
        sums[line, total[0] * wide + total[1]] -= 1
    goal = np.zeros(high * wide)
    goal[place[0] * wide + place[1]] = 1
    limits = [(low, None if top == math.inf else top) for row in grid for low, top in row]
    found = [linprog(sign * goal, A_eq=sums, b_eq=np.zeros(high + wide), bounds=limits).fun for sign in (1, -1)]
    return math.ceil(found[0] - 1e-6), math.floor(-found[1] + 1e-6)


def simulated(seed: int) -> tuple[list[list[int]], list[list[int]]]:
    """Records by kind and area in one release, and with a month or two more in the next."""
    chance = random.Random(seed)
    high, wide = chance.choice([(1, 8), (3, 4), (6, 5), (9, 4)])
    weights = [chance.expovariate(1) ** 2 for _ in range(high * wide)]
    counts, later = ([[0] * wide for _ in range(high)] for _ in range(2))
    for release_of, many in ((counts, chance.choice([30, 90, 250, 600])), (later, chance.choice([1, 5, 30]))):
        for place in chance.choices(range(high * wide), weights, k=many):
            release_of[place // wide][place % wide] += 1
    added = [[one + more for one, more in zip(*rows, strict=True)] for rows in zip(counts, later, strict=True)]
    return counts, added


def small_of(counts: list[list[int]], rule: Rule) -> list[Place]:
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return [(r, c) for r, row in enumerate(rows) for c, count in enumerate(row) if 0 < count < rule.bound]


@pytest.mark.parametrize("rule", Rule)
def test_bounds_propagation_finds_no_small_count_in_two_hundred_tables(rule: Rule) -> None:
    tried = 0
    for seed in range(TABLES):
        counts, _ = simulated(seed)
        (bounds,) = propagated([grid_of(release(table(counts), rule))])
        for row, column in small_of(counts, rule):
            low, top = bounds[row][column]
            tried += 1
            assert top - low >= 2, f"seed {seed}: {counts[row][column]} is between {low} and {top}"
    assert tried > 1000


@pytest.mark.parametrize("rule", Rule)
def test_differencing_two_releases_finds_no_small_count_in_two_hundred_pairs(rule: Rule) -> None:
    stood = 0
    for seed in range(TABLES):
        before, after = simulated(seed)
        first = release(table(before), rule)
        second = release(table(after), rule, first)
        stood += second is first
        if second is first:  # nothing new was told, and the first is looked at above
            continue
        bounds = propagated([grid_of(first), grid_of(second)])
        for at, counts in enumerate((before, after)):
            for row, column in small_of(counts, rule):
                low, top = bounds[at][row][column]
                assert top - low >= 2, f"seed {seed}, release {at}: between {low} and {top}"
    assert stood < TABLES / 2


@pytest.mark.parametrize("rule", Rule)
def test_linear_programming_finds_no_small_count(rule: Rule) -> None:
    for seed in range(0, TABLES, 10):
        counts, _ = simulated(seed)
        grid = grid_of(release(table(counts), rule))
        for place in small_of(counts, rule):
            low, top = by_linear_programme(grid, place)
            assert top - low >= 2, f"seed {seed}: between {low} and {top}"


def test_the_attackers_do_find_what_plain_suppression_leaves_open() -> None:
    """A check of the checks: with 1 to 4 hidden and nothing more, counts are found."""
    found = 0
    for seed in range(TABLES):
        counts, _ = simulated(seed)
        rows = [[*row, sum(row)] for row in counts]
        rows.append([sum(column) for column in zip(*rows, strict=True)])
        grid = [[could_be(number(count, Rule.inside), Rule.inside) for count in row] for row in rows]
        (bounds,) = propagated([grid])
        found += sum(bounds[r][c][0] == bounds[r][c][1] for r, c in small_of(counts, Rule.inside))
    assert found > 100
