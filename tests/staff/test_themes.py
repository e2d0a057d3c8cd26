"""Themes: filters in the address, too few is not shown, one table has two sides, taking figures out is audited."""

from __future__ import annotations

import pytest

from feedback.audit import fetch_events
from feedback.store import Need
from tests.feedback.needs import fill
from tests.staff.figures import read_csv, tables_of
from tests.staff.site import Office


@pytest.fixture
def filled(office: Office) -> Office:
    fill(
        office.engine,
        [
            ("2026-05", Need("U01", area="SS1", sub="x"), 30),
            ("2026-06", Need("U02", area="SS1", sub="late"), 20),
            ("2026-06", Need("U02", area="SS2", sub="refused"), 25),
            ("2026-07", Need("U03", area="SS9"), 3),
            ("2025-06", Need("U02", area="SS2"), 15),
            ("2026-11", Need("U14", area="SS0"), 50),
        ],
    )
    return office


def test_each_theme_has_its_number_and_that_of_the_year_before(filled: Office) -> None:
    page = filled.signed_in("viewer").get("/themes").text
    rows = {row[0]: row[1:] for row in tables_of(page)["Records by theme, April to October 2026"]}
    assert rows["Getting an assessment or plan"] == ["45", "up from 15"]
    assert rows["A plan that is not followed"][0] in ("<5", "hidden")
    assert rows["Being listened to"] == ["0", "the same"]  # November is not over


def test_the_filters_are_in_the_address_and_cut_the_table(filled: Office) -> None:
    browser = filled.signed_in("viewer")
    page = browser.get("/themes?category=U02&by=area").text
    rows = tables_of(page)["Getting an assessment or plan, April to October 2026"]
    assert ["SS1", "20"] in rows
    assert 'value="U02" selected' in page
    finer = browser.get("/themes?category=U02&by=sub").text
    assert ["It is late or stuck", "20"] in tables_of(finer)["Getting an assessment or plan, April to October 2026"]


def test_an_old_bookmark_still_opens_the_page(filled: Office) -> None:
    page = filled.signed_in("viewer").get("/themes?category=U99&by=%3Cscript%3E&year=1999&only=area:XX")
    assert page.status == 200
    assert "script>" not in page.text


@pytest.mark.parametrize(
    "asked", ["category=U03", "only=area:SS9", "category=U03&only=area:SS9", "category=U03&by=sub"]
)
def test_too_few_are_not_shown_and_the_page_says_what_to_do(filled: Office, asked: str) -> None:
    browser = filled.signed_in("viewer")
    page = browser.get(f"/themes?{asked}").text
    assert "Widen your filters" in page
    assert not tables_of(page)
    assert read_csv(browser.get(f"/themes/file?{asked}").body).grids == {}


def test_none_is_none(filled: Office) -> None:
    assert "No records." in filled.signed_in("viewer").get("/themes?category=U12").text


def test_each_chart_has_a_name_and_tells_its_figures(filled: Office) -> None:
    page = filled.signed_in("viewer").get("/themes").text
    assert page.count('role="img" aria-labelledby=') == page.count('<desc id="') == 6
    assert "Getting an assessment or plan: 45." in page
    assert "hatch)" in page


def test_a_file_that_was_taken_out_is_in_the_audit(filled: Office) -> None:
    browser = filled.signed_in("viewer")
    browser.get("/themes/file?by=area&kind=xlsx")
    entry, detail = fetch_events(filled.engine, subject=("export", "themes"))[0]
    assert entry.action == "export"
    assert detail is not None
    assert detail["after"] == {"by": "area", "kind": "xlsx"}


def test_a_file_is_called_by_its_day_and_never_kept(filled: Office) -> None:
    reply = filled.signed_in("viewer").get("/themes/file?kind=csv")
    assert reply.headers["content-disposition"] == 'attachment; filename="send-themes-2026-11-25.csv"'
    assert reply.headers["cache-control"] == "no-store"
