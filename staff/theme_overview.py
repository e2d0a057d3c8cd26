"""The first look at Themes: each theme, and each month, area, stage and age for itself. Tables of one side keep back
least and are quickly made."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from content.codes import FIELDS
from feedback.figures import ALL, ALONE, MONTH, Figures, Frame, totals
from feedback.frames import Span
from staff.charts import Chart, bar_chart, column_chart
from staff.days import months_in_words
from staff.grids import Grid
from staff.tables import a_year_before, axis_of, categories, column_labels, line_grid, theme_grid
from staff.words import words


def overview(engine: Engine, figures: Figures, frame: Frame, offered: Sequence[Span]) -> tuple[Grid, ...]:
    before = a_year_before(engine, ALONE, frame, offered)
    caption = f"{words('tables')['records']} by theme, {months_in_words(figures.span.first, figures.span.last)}"
    themes = theme_grid(figures, ALONE, frame.rule, before, caption)
    return (themes, *(by_side(engine, name, frame) for name in (MONTH, *FIELDS)))


def by_side(engine: Engine, name: str, frame: Frame) -> Grid:
    """All themes together by one thing."""
    text = words("tables")
    found = totals(engine, tuple(categories()), axis_of(name), frame)
    row = dict(zip(found.released.columns, found.row(ALL), strict=True))
    named = [(code, label, row[code]) for code, label in column_labels(name, found.span).items()]
    months = months_in_words(found.span.first, found.span.last)
    caption = f"{text['records']} by {text[name].lower()}, {months}"
    return line_grid(f"by-{name.replace('_', '-')}", caption, text[name], named, frame.rule)


def overview_charts(grids: Sequence[Grid]) -> tuple[Chart, ...]:
    text = words("charts")
    charts = []
    for place, grid in enumerate(grids):
        draw = column_chart if place == 1 else bar_chart
        title = text[grid.id.replace("-", "_") if place else "by_theme"]
        series = [(line.label, line.cells[0]) for line in grid.lines]
        charts.append(draw(f"chart-{place}", title, text["same"], series))
    return tuple(charts)
