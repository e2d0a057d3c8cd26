"""The answer to what the Themes page was asked: a table, its charts, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Engine

from content.needs import needs
from feedback.figures import MONTH, NOT_SAID, Figures, Frame, finer_kinds, themes
from feedback.frames import Span
from feedback.statistics import Mark, Rule, Shown
from staff.charts import Bar, Chart, bar_chart, column_chart, spark
from staff.days import day_in_words, month_in_words, months_in_words
from staff.grids import Grid, Report
from staff.tables import SUB, a_year_before, axis_of, categories, column_labels, line_grid, theme_grid
from staff.theme_filters import Asked
from staff.theme_overview import overview, overview_charts
from staff.words import words

RULE = Rule.inside


@dataclass(frozen=True)
class View:
    """`message` stands in place of a table. `stands` says that the figures are older than was asked for."""

    report: Report
    charts: tuple[Chart, ...] = ()
    sparks: dict[str, tuple[Bar, ...]] | None = None
    message: str = ""
    stands: str = ""


def look(engine: Engine, asked: Asked, offered: Sequence[Span], today: date) -> View:
    text, frame = words("tables"), Frame(asked.span, RULE)
    figures = themes(engine, tuple(categories()), axis_of(asked.axis), frame)
    message = _too_little(_total(asked, figures))
    if not message and asked.finer:
        finer = _finer(engine, asked, figures.span)
        message, figures = ("", finer) if finer else (text["finer_kept_back"], figures)
    stands = "" if figures.span == asked.span else text["stands"].format(month=month_in_words(figures.span.last))
    about = [
        (text["made_on"], day_in_words(today)),
        (text["counted"], months_in_words(figures.span.first, figures.span.last)),
        (text["filters"], asked.in_words()),
        (text["use"], text["for_inside"]),
    ]
    said = [(text["note"], note) for note in (message, stands) if note]
    report = Report("themes", text["themes"], RULE, (*about, *said), ())
    if message:
        return View(report, message=message, stands=stands)
    if asked.overview:
        grids = overview(engine, figures, Frame(figures.span, RULE), offered)
        return View(replace(report, grids=grids), overview_charts(grids), stands=stands)
    grid = _grid(engine, asked, figures, offered)
    charts, sparks = _charts(asked, grid)
    return View(replace(report, grids=(grid,)), charts, sparks, stands=stands)


def _total(asked: Asked, figures: Figures) -> Shown:
    """Of what the filters leave: too little of it is not shown at all."""
    released = figures.released
    if not asked.only:
        return figures.total_of(asked.category) if asked.category else released.total
    place = released.columns.index(asked.only[1])
    return figures.row(asked.category)[place] if asked.category else released.column_totals[place]


def _too_little(total: Shown) -> str:
    text = words("tables")
    if total.mark is not Mark.shown:
        return text["too_few"] if total.mark is Mark.few else text["kept_back"]
    return "" if total.value else text["none"]


def _finer(engine: Engine, asked: Asked, span: Span) -> Figures | None:
    assert asked.category is not None
    kinds = tuple(needs()[asked.category].sub)
    return finer_kinds(engine, tuple(categories()), asked.category, kinds, Frame(span, RULE))


def _grid(engine: Engine, asked: Asked, figures: Figures, offered: Sequence[Span]) -> Grid:
    text, titles = words("tables"), categories()
    months = months_in_words(figures.span.first, figures.span.last)
    if asked.only:
        label = f"{text[asked.axis]}: {column_labels(asked.axis, figures.span)[asked.only[1]]}, {months}"
        numbers = zip(figures.released.rows, figures.column(asked.only[1]), strict=True)
        named = [(code, titles[code], number) for code, number in numbers if asked.category in (None, code)]
        return line_grid("themes-in-one", label, text["theme"], named, RULE)
    if asked.category:
        axis = SUB if asked.finer else asked.axis
        row = dict(zip(figures.released.columns, figures.row(asked.category), strict=True))
        kinds = _finer_labels(asked.category) if asked.finer else column_labels(axis, figures.span)
        named = [(code, label, row[code]) for code, label in kinds.items()]
        caption = f"{titles[asked.category]}, {months}"
        return line_grid(f"theme-by-{axis.replace('_', '-')}", caption, text[axis], named, RULE)
    before = a_year_before(engine, asked.axis, Frame(figures.span, RULE), offered)
    return theme_grid(figures, asked.axis, RULE, before, f"{text['records']} by theme, {months}")


def _finer_labels(category: str) -> dict[str, str]:
    return {**needs()[category].sub, NOT_SAID: words("tables")[NOT_SAID]}


def _charts(asked: Asked, grid: Grid) -> tuple[tuple[Chart, ...], dict[str, tuple[Bar, ...]] | None]:
    text, in_time = words("charts"), asked.axis == MONTH and not asked.finer
    if asked.category or asked.only:
        draw = column_chart if in_time else bar_chart
        return (draw("chart", grid.caption, text["same"], [(each.label, each.cells[0]) for each in grid.lines]),), None
    assert grid.totals is not None
    wide = len(grid.columns) - 2  # the last two are the total and the year before
    by_theme = bar_chart(
        "by-theme", text["by_theme"], text["same"], [(each.label, each.cells[wide]) for each in grid.lines]
    )
    ends = list(zip(grid.columns[:wide], grid.totals.cells[:wide], strict=True))
    draw = column_chart if in_time else bar_chart
    by_column = draw("by-column", text[f"by_{asked.axis}"], text["same"], ends)
    sparks = {each.code: spark(list(zip(grid.columns, each.cells[:wide], strict=False))) for each in grid.lines}
    return (by_theme, by_column), sparks if in_time else None
