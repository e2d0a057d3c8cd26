"""Every answer with its source and its review day; those that are overdue stand out."""

from __future__ import annotations

from datetime import date

from content.topics import topics
from feedback.tallies import record_tallies
from tests.staff.figures import read_csv, tables_of
from tests.staff.site import Office

CAPTION = "Answers of the assistant, April to October 2026"


def test_every_topic_is_there_with_its_source(office: Office) -> None:
    page = office.signed_in("viewer").get("/answers").text
    assert len(tables_of(page)[CAPTION]) == len(topics()) + 1
    assert all(topic.source.url.replace("&", "&amp;") in page for topic in topics().values() if topic.source)
    assert "Overdue</strong>" not in page


def test_an_answer_past_its_review_day_is_marked_and_found(office: Office) -> None:
    office.clock.now += 366 * 24 * 60 * 60
    browser = office.signed_in("viewer")
    page = browser.get("/answers").text
    assert page.count("Overdue</strong>") == len(topics())
    assert "None with these filters" in browser.get("/answers?due=later").text


def test_the_most_asked_come_first(office: Office) -> None:
    counts = {("transport", "asked"): 40, ("mediation", "asked"): 60, ("-", "unanswered"): 3}
    record_tallies(office.engine, counts, date(2026, 6, 1))
    page = office.signed_in("viewer").get("/answers?order=asked").text
    asked = [row[1] for row in tables_of(page)[CAPTION][1:3]]
    assert asked == ["60", "40"]
    assert "<strong>Questions without an answer:</strong> &lt;5" in page


def test_a_filter_changes_no_number(office: Office) -> None:
    record_tallies(office.engine, {("transport", "asked"): 40, ("mediation", "asked"): 3}, date(2026, 6, 1))
    browser = office.signed_in("viewer")
    every = {tuple(row) for row in tables_of(browser.get("/answers").text)[CAPTION][1:]}
    some = {tuple(row) for row in tables_of(browser.get("/answers?group=school").text)[CAPTION][1:]}
    assert some < every


def test_a_file_holds_the_source_and_the_day(office: Office) -> None:
    rows = read_csv(office.signed_in("viewer").get("/answers/file").body).grids[CAPTION]
    assert rows[0] == ["Topic", "Source", "Read again by", "Asked", "Helped", "Did not help"]
    by_title = {row[0]: row for row in rows[1:]}
    topic = topics()["transport"]
    assert topic.source is not None
    assert by_title[topic.title][1:3] == [topic.source.url, topic.review_by.isoformat()]
