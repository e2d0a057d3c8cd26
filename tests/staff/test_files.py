"""A file of figures says what it is, and no spreadsheet runs anything in it."""

from __future__ import annotations

import pytest

from feedback.statistics import Mark, Rule, Shown
from staff.files import csv_of, xlsx_of
from staff.grids import Grid, Line, Report, cell, said
from tests.staff.figures import read_csv, read_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


def report(*labels: str) -> Report:
    lines = tuple(Line(label, label, (cell(Shown(Mark.shown, 1240), Rule.inside), said(label))) for label in labels)
    about = (("Made on", "25 November 2026"), ("Filters", "Area: SS1"))
    return Report("x", "A title", Rule.inside, about, (Grid("grid", "A grid", "Name", ("Records", "Words"), lines),))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_made_text(text: str) -> None:
    row = read_csv(csv_of(report(text))).grids["A grid"][1]
    assert (row[0], row[2]) == (f"'{text}", f"'{text}")
    assert read_xlsx(xlsx_of(report(text))).grids["A grid"][1][1] == "1240"


def test_excel_is_told_that_a_csv_is_utf_8() -> None:
    assert csv_of(report("Café")).startswith(b"\xef\xbb\xbf")
    assert "Café" in csv_of(report("Café")).decode()


@pytest.mark.parametrize(("make", "read"), [(csv_of, read_csv), (xlsx_of, read_xlsx)])
def test_every_file_says_its_date_its_filters_and_the_rule(make: object, read: object) -> None:
    head = read(make(report("a"))).head  # type: ignore[operator]
    assert head[:3] == [["A title"], ["Made on", "25 November 2026"], ["Filters", "Area: SS1"]]
    assert head[3] == ['Numbers from 1 to 4 are shown as "<5".']


def test_figures_are_numbers_in_a_file() -> None:
    assert read_csv(csv_of(report("a"))).grids["A grid"] == [["Name", "Records", "Words"], ["a", "1240", "a"]]
