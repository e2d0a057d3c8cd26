"""A table as it is shown, on a page, in a chart, in a file and in an e-mail alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.numbers import in_figures, number_words, rule_in_words
from feedback.statistics import Mark, Rule, Shown


@dataclass(frozen=True)
class Cell:
    """`value` is None where the number is kept back, and where the cell is words."""

    text: str
    value: int | None = None
    kept_back: bool = False
    number: bool = True


@dataclass(frozen=True)
class Line:
    code: str
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """`first` is the heading of the column that names the lines."""

    id: str
    caption: str
    first: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    totals: Line | None = None

    def every_line(self) -> tuple[Line, ...]:
        return (*self.lines, self.totals) if self.totals else self.lines

    @property
    def hidden(self) -> bool:
        return any(cell.text == number_words()["hidden"] for line in self.every_line() for cell in line.cells)


@dataclass(frozen=True)
class Report:
    """What a page of figures and its files say. `about` is what each file must: date, months, filters, rule."""

    name: str
    title: str
    rule: Rule
    about: tuple[tuple[str, str], ...]
    grids: tuple[Grid, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        hidden = any(grid.hidden for grid in self.grids)
        return (rule_in_words(self.rule), *([number_words()["hidden_note"]] if hidden else []))


def cell(shown: Shown, rule: Rule) -> Cell:
    return Cell(in_figures(shown, rule), shown.value, shown.mark is not Mark.shown)


def cells(many: Iterable[Shown], rule: Rule) -> tuple[Cell, ...]:
    return tuple(cell(shown, rule) for shown in many)


def said(text: str) -> Cell:
    return Cell(text, number=False)


def lines(labels: dict[str, str], rows: Sequence[str], many: Iterable[Sequence[Cell]]) -> tuple[Line, ...]:
    return tuple(Line(code, labels[code], tuple(given)) for code, given in zip(rows, many, strict=True))
