"""From figures to grids: labels for codes, months that have not come left out, totals, and the year before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from content.codes import FIELDS, labels
from content.needs import needs
from feedback.figures import ALONE, MONTH, NOT_SAID, QUARTER, Axis, Figures, Frame, themes
from feedback.frames import QUARTERS, Span, months_of
from feedback.statistics import Rule, Shown
from staff.days import month_in_words, months_in_words
from staff.grids import Cell, Grid, Line, cell, cells, lines, said
from staff.words import words

TIMES = (ALONE, MONTH, QUARTER)
SUB = "sub"


def categories() -> dict[str, str]:
    return {code: need.title for code, need in needs().items()}


def axis_of(name: str) -> Axis:
    return Axis(name) if name in TIMES else Axis(name, tuple(labels(name)))


def column_labels(name: str, span: Span) -> dict[str, str]:
    if name == MONTH:
        return {month: month_in_words(month, short=True) for month in span.counted()}
    if name == QUARTER:
        return {code: _quarter_label(code, span) for code in QUARTERS[: span.months // 3]}
    return {**labels(name), NOT_SAID: words("tables")[NOT_SAID]} if name in FIELDS else {}


def _quarter_label(code: str, span: Span) -> str:
    first = QUARTERS.index(code) * 3
    return months_in_words(months_of(span.year)[first], months_of(span.year)[first + 2])


def theme_grid(figures: Figures, axis: str, rule: Rule, before: Figures | None, caption: str) -> Grid:
    """Every theme, by what the axis is, with its total and the total of a year before."""
    released, shown = figures.released, column_labels(axis, figures.span)
    places = [released.columns.index(code) for code in shown]
    rows = []
    for code, row, total in zip(released.rows, released.cells, released.row_totals, strict=True):
        told = [cell(row[place], rule) for place in places]
        rows.append([*told, cell(total, rule), trend(total, before.total_of(code) if before else None)])
    ends = [cell(released.column_totals[place], rule) for place in places]
    last = trend(released.total, before.released.total if before else None)
    text = words("tables")
    return Grid(
        f"themes-by-{axis.replace('_', '-')}",
        caption,
        text["theme"],
        (*shown.values(), text["total"], text["trend"]),
        lines(categories(), released.rows, rows),
        Line("", text["total"], (*ends, cell(released.total, rule), last)),
    )


def line_grid(id_: str, caption: str, first: str, named: Sequence[tuple[str, str, Shown]], rule: Rule) -> Grid:
    """One number a line: (code, label, number)."""
    made = tuple(Line(code, label, cells([shown], rule)) for code, label, shown in named)
    return Grid(id_, caption, first, (words("tables")["records"],), made)


def trend(now: Shown, before: Shown | None) -> Cell:
    """Only from what is shown: where either is kept back it cannot be said."""
    text = words("tables")
    if now.value is None or before is None or before.value is None:
        return said(text["cannot_say"])
    if now.value == before.value:
        return said(text["same"])
    way = text["up" if now.value > before.value else "down"]
    return said(way.format(before=f"{before.value:,}"))


def a_year_before(engine: Engine, axis: str, frame: Frame, offered: Sequence[Span]) -> Figures | None:
    """The figures of the same months a year before; None when those are not kept any more."""
    span = frame.span.a_year_before()
    if span.year not in {each.year for each in offered}:
        return None
    return themes(engine, tuple(categories()), axis_of(axis), Frame(span, frame.rule))
