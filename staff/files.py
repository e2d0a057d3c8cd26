"""Figures as files: CSV and XLSX. Each says its date, months, filters and rule above the tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import xlsxwriter
from starlette.responses import Response

from staff.grids import Cell, Grid, Report
from staff.visit import Visit

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252
WIDEST = 60
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Row = list[str | int]


def asked_kind(visit: Visit) -> str:
    return "xlsx" if visit.query.one("kind") == "xlsx" else "csv"


def file_of(report: Report, kind: str, name: str) -> Response:
    body = csv_of(report) if kind == "csv" else xlsx_of(report)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return Response(body, media_type=TYPES[kind], headers=headers)


def csv_of(report: Report) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([guarded(value) for value in row] for row in rows_of(report))
    return (BOM + text.getvalue()).encode()


def guarded(value: str | int) -> str | int:
    """A spreadsheet would run a text that begins like a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def rows_of(report: Report) -> Iterator[Row]:
    yield from head_of(report)
    for grid in report.grids:
        yield []
        yield [grid.caption]
        yield from rows_of_grid(grid)


def head_of(report: Report) -> Iterator[Row]:
    yield [report.title]
    for label, value in report.about:
        yield [label, value]
    for note in report.notes:
        yield [note]


def rows_of_grid(grid: Grid) -> Iterator[Row]:
    yield [grid.first, *grid.columns]
    for line in grid.every_line():
        yield [line.label, *map(_value, line.cells)]


def _value(cell: Cell) -> str | int:
    return cell.text if cell.value is None else cell.value


def xlsx_of(report: Report) -> bytes:
    """One sheet that says what it is, and one a table. Texts are written as texts: nothing is ever a formula."""
    body = io.BytesIO()
    with xlsxwriter.Workbook(body, {"in_memory": True}) as book:
        book.set_properties({"title": report.title})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        about = book.add_worksheet("About")
        _fill(about, list(head_of(report)), bold, heading=0)
        for grid in report.grids:
            sheet = book.add_worksheet(grid.id[:31])
            sheet.freeze_panes(2, 1)
            _fill(sheet, [[grid.caption], *rows_of_grid(grid)], bold, heading=1)
    return body.getvalue()


def _fill(sheet: xlsxwriter.worksheet.Worksheet, rows: list[Row], bold: object, heading: int) -> None:
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            write = sheet.write_number if isinstance(value, int) else sheet.write_string
            write(number, place, value, *([bold] if number <= heading else []))
    longest = max((len(str(row[0])) for row in rows if len(row) > 1), default=10)
    sheet.set_column(0, 0, min(longest + 2, WIDEST))
    sheet.set_column(1, 30, 13)
