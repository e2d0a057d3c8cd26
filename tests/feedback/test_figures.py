"""Tables of a frame: whole months, no quarantined need, one total wherever it stands, nothing small."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from feedback.counting import DIMENSIONS, count_needs_of
from feedback.figures import MONTH, NOT_SAID, QUARTER, Axis, Frame, finer_kinds, tallies, themes
from feedback.frames import Span, months_of
from feedback.reviews import mark_quarantined
from feedback.statistics import Mark, Rule, Shown
from feedback.store import Need, fetch_needs
from feedback.tallies import record_tallies
from tests.feedback.needs import fill

CATEGORIES = ("U01", "U02", "U03")
AREAS = ("SS0", "SS1", "SS2")
AREA = Axis("area", AREAS)
NOW = datetime(2026, 11, 25, tzinfo=UTC)
INSIDE = Frame(Span(2026, 7), Rule.inside)


def shown(value: int) -> Shown:
    return Shown(Mark.shown, value)


def test_each_need_is_counted_once_by_month_and_by_value(database: Engine) -> None:
    fill(database, [("2026-05", Need("U01", area="SS1"), 6), ("2026-06", Need("U01"), 7), ("2026-06", Need("U02"), 8)])
    assert count_needs_of(database, Span(2026, 7)) == {
        ("2026-05", "U01", None): 6,
        ("2026-06", "U01", None): 7,
        ("2026-06", "U02", None): 8,
    }
    assert count_needs_of(database, Span(2026, 7), "area")["2026-05", "U01", "SS1"] == 6


def test_months_that_are_not_whole_or_of_another_year_are_not_counted(database: Engine) -> None:
    fill(database, [(month, Need("U01"), 5) for month in ("2026-03", "2026-04", "2026-10", "2026-11")])
    figures = themes(database, CATEGORIES, Axis(MONTH), INSIDE)
    assert figures.total_of("U01") == shown(10)
    assert figures.released.columns == months_of(2026)


def test_needs_in_quarantine_are_not_counted(database: Engine) -> None:
    fill(database, [("2026-05", Need("U01", area="SS1"), 9)])
    for need in fetch_needs(database, limit=2):
        mark_quarantined(database, need.id, True, actor="someone", now=NOW)
    assert themes(database, CATEGORIES, AREA, INSIDE).total_of("U01") == shown(7)


def test_what_is_not_said_or_no_longer_on_the_list_has_a_column_of_its_own(database: Engine) -> None:
    fill(database, [("2026-05", Need("U01", area=area), 6) for area in ("SS1", None, "gone")])
    figures = themes(database, CATEGORIES, AREA, INSIDE)
    assert dict(zip(figures.released.columns, figures.row("U01"), strict=True)) == {
        "SS0": shown(0),
        "SS1": shown(6),
        "SS2": shown(0),
        NOT_SAID: shown(12),
    }


def test_a_part_is_cut_out_of_the_table(database: Engine) -> None:
    fill(database, [("2026-05", Need("U01", area="SS1"), 6), ("2026-05", Need("U02", area="SS1"), 20)])
    figures = themes(database, CATEGORIES, AREA, INSIDE)
    assert figures.column("SS1") == (shown(6), shown(20), shown(0))


def test_only_dimensions_of_tables_are_counted_by(database: Engine) -> None:
    with pytest.raises(ValueError, match="no dimension"):
        count_needs_of(database, Span(2026, 7), "words")


@pytest.mark.parametrize("rule", list(Rule))
def test_no_table_of_any_month_shows_a_small_number_and_totals_agree(database: Engine, rule: Rule) -> None:
    chance = random.Random(7)
    fill(
        database,
        [
            (month, Need(category, area=chance.choice(AREAS), stage=chance.choice(("asking", "waiting"))), 1)
            for month in months_of(2026)[:7]
            for category in chance.choices(CATEGORIES, (1, 4, 9), k=14)
        ],
    )
    small = {shown(number) for number in range(1, rule.bound)}
    for months in (3, 5, 6, 7):
        frame = Frame(Span(2026, months), rule)
        axes = [Axis(MONTH), Axis(QUARTER), AREA, Axis("stage", ("asking", "waiting"))]
        made = [themes(database, CATEGORIES, axis, frame) for axis in axes]
        for figures in made:
            released = figures.released
            every = [*released.row_totals, *released.column_totals, released.total, *sum(released.cells, ())]
            assert not small & set(every)
        same_span = [figures.released.row_totals for figures in made if figures.span == frame.span]
        assert len(set(same_span)) <= 1


def test_a_table_that_too_little_came_into_stands_and_says_which_months_it_counts(database: Engine) -> None:
    fill(database, [("2026-06", Need(category), number) for category, number in (("U01", 3), ("U02", 3), ("U03", 30))])
    fill(database, [("2026-08", Need("U03"), 1)])
    three, five = (themes(database, CATEGORIES, AREA, Frame(Span(2026, months), Rule.inside)) for months in (3, 5))
    assert five.span in (Span(2026, 3), Span(2026, 5))
    assert (five.released == three.released) is (five.span == Span(2026, 3))


def test_finer_kinds_are_kept_back_where_the_category_is(database: Engine) -> None:
    fill(database, [("2026-05", Need("U02", sub="late"), 4), ("2026-05", Need("U01", sub="blamed"), 40)])
    fill(database, [("2026-05", Need("U03", sub="late"), 30), ("2026-05", Need("U03", sub="refused"), 20)])
    assert finer_kinds(database, CATEGORIES, "U02", ("late", "refused"), INSIDE) is None
    figures = finer_kinds(database, CATEGORIES, "U03", ("late", "refused"), INSIDE)
    assert figures is not None
    assert figures.row("U03") == (shown(30), shown(20), shown(0))


def test_topics_are_tallied_by_kind(database: Engine) -> None:
    record_tallies(database, {("transport", "asked"): 40, ("transport", "helpful"): 3}, NOW.date().replace(month=6))
    record_tallies(database, {("mediation", "asked"): 60}, NOW.date().replace(month=6))
    asked = tallies(database, ["transport", "mediation"], "asked", INSIDE)
    assert [row[0] for row in asked.released.cells] == [shown(40), shown(60)]
    helpful = tallies(database, ["transport", "mediation"], "helpful", INSIDE)
    assert helpful.released.cells[0][0].mark is not Mark.shown


def test_every_dimension_is_a_column_of_the_record(database: Engine) -> None:
    for dimension in DIMENSIONS:
        assert count_needs_of(database, Span(2026, 7), dimension) == {}
