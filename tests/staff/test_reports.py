"""The yearly and the quarterly report: whole quarters, the outside rule, what was published, audited when taken out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from feedback import replies
from feedback.audit import fetch_events
from feedback.frames import Span, spans
from feedback.store import Need
from staff.periods import Period, periods
from tests.feedback.needs import fill
from tests.staff.figures import read_csv, tables_of
from tests.staff.site import Office

NOW = datetime(2026, 8, 3, tzinfo=UTC)


@pytest.fixture
def filled(office: Office) -> Office:
    fill(office.engine, [("2026-05", Need("U01"), 33), ("2026-08", Need("U02"), 62), ("2026-08", Need("U03"), 4)])
    author = office.invite("reviewer", name="Wren", email="wren@example.gov.uk")[0]
    second = office.invite("publisher", name="Sol", email="sol@example.gov.uk")[0]
    text = replies.ReplyText("A new page", "You could not find it", "We made =one page", "U01")
    reply_id = replies.record_reply(office.engine, text, author=author, now=NOW)
    replies.mark_submitted(office.engine, reply_id, actor=author, now=NOW)
    replies.mark_approved(office.engine, reply_id, approver=second, now=NOW)
    replies.mark_published(office.engine, reply_id, actor=second, today=NOW.date(), now=NOW)
    return office


def test_there_is_a_report_for_each_year_and_each_quarter_that_is_over() -> None:
    offered = spans(date(2026, 11, 25))
    assert [period.code for period in periods(offered)][:6] == [
        "2026",
        "2026-Q2",
        "2026-Q1",
        "2025",
        "2025-Q4",
        "2025-Q3",
    ]


def test_a_period_knows_its_days() -> None:
    assert (Period(Span(2026, 6), "Q2").first, Period(Span(2026, 6), "Q2").last) == (
        date(2026, 7, 1),
        date(2026, 9, 30),
    )
    assert (Period(Span(2025, 12)).first, Period(Span(2025, 12)).last) == (date(2025, 4, 1), date(2026, 3, 31))


def test_the_yearly_report_tells_numbers_rounded_and_what_was_published(filled: Office) -> None:
    page = filled.signed_in("viewer").get("/reports/2026").text
    rows = {row[0]: row[1:] for row in tables_of(page)["Records by theme and quarter, April to September 2026"]}
    assert rows["Finding the way in"][:3] == ["35", "0", "35"]
    assert rows["Getting an assessment or plan"][:3] == ["0", "60", "60"]
    assert rows["A plan that is not followed"][2] in ("fewer than 10", "hidden")
    assert "You could not find it" in page
    assert "33%" in page  # one theme of the three that something came in about


def test_a_quarterly_report_holds_what_was_published_in_that_quarter(filled: Office) -> None:
    browser = filled.signed_in("viewer")
    assert "A new page" in browser.get("/reports/2026-Q2").text
    assert "A new page" not in browser.get("/reports/2026-Q1").text


def test_what_was_published_is_in_the_file_and_is_no_formula(filled: Office) -> None:
    file = read_csv(filled.signed_in("viewer").get("/reports/2026/file").body)
    assert ["A new page", "Finding the way in", "You could not find it", "We made =one page", "3 August 2026"] in (
        file.grids["Published, April to September 2026"]
    )
    assert ["Use", "May be published"] in file.head


@pytest.mark.parametrize(("path", "kind"), [("/reports/2026", "page"), ("/reports/2026/file?kind=xlsx", "xlsx")])
def test_who_takes_a_report_out_is_in_the_audit(filled: Office, path: str, kind: str) -> None:
    filled.signed_in("viewer").get(path)
    _, detail = fetch_events(filled.engine, subject=("export", "report"))[0]
    assert detail is not None
    assert detail["after"] == {"period": "2026", "kind": kind}


@pytest.mark.parametrize("code", ["2026-Q3", "2026-Q9", "1999", "x", "2026-Q2-"])
def test_a_report_of_a_time_that_is_not_over_is_not_there(filled: Office, code: str) -> None:
    assert filled.signed_in("viewer").get(f"/reports/{code}").status == 404
