""" "You said, we did": nothing personal, nothing small, never by one person alone; every step is in the audit."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import Engine

from feedback.audit import fetch_events
from feedback.replies import ReplyText, fetch_replies, fetch_reply
from feedback.store import Need, fetch_needs, record_need
from staff.reply_checks import personal_in, problems_before_approval, problems_of
from tests.staff.site import Browser, Office

SECRET = b"a key for tests only, forty characters long"
TEXT = {
    "category": "U02",
    "title": "A message when an assessment is late",
    "you_said": "Nobody told you why an assessment was late.",
    "we_did": "Since October your coordinator writes within a week. Ring 01702 215246 on weekdays.",
    "topics": ["ehc_timescales", "no_such_topic"],
    "recommendation": "PR-E",
}


@pytest.fixture
def database(office: Office) -> Engine:
    return office.engine


@pytest.fixture
def writer(office: Office) -> Browser:
    return office.signed_in("reviewer", "publisher", name="Wren Writer", email="wren@example.gov.uk")


@pytest.fixture
def second(office: Office) -> Browser:
    return office.signed_in("publisher", name="Sol Second", email="sol@example.gov.uk")


def draft(browser: Browser, **more: object) -> str:
    browser.get("/replies/new")
    reply = browser.post("/replies/new", {**TEXT, **more})
    assert reply.status == 303, reply.text
    return reply.to.removeprefix("/staff/replies/")


def state(engine: Engine, reply_id: str) -> str:
    reply = fetch_reply(engine, reply_id)
    assert reply is not None
    return reply.state


def test_one_writes_another_approves_and_it_is_published_and_withdrawn(
    office: Office, database: Engine, writer: Browser, second: Browser
) -> None:
    record_need(database, SECRET, "form", Need("U02"), date(2026, 10, 1))
    need = fetch_needs(database)[0]
    reply_id = draft(writer, need=[need.id, "0" * 32])
    saved = fetch_reply(database, reply_id)
    assert saved is not None
    assert (saved.topics, saved.need_ids, saved.recommendation) == (["ehc_timescales"], [need.id], "PR-E")
    writer.post(f"/replies/{reply_id}/submit")
    second.get("/replies")
    for step, after in (("approve", "approved"), ("publish", "published"), ("withdraw", "withdrawn")):
        second.post(f"/replies/{reply_id}/{step}")
        assert state(database, reply_id) == after
        if after == "published":
            assert fetch_needs(database)[0].review.state == "published"
    steps = [entry.action for entry, _ in fetch_events(database, subject=("reply", reply_id))]
    assert steps == ["reply_withdrawn", "reply_published", "reply_approved", "reply_submitted", "reply_draft"]


def test_nobody_approves_what_they_wrote(database: Engine, writer: Browser) -> None:
    reply_id = draft(writer)
    writer.post(f"/replies/{reply_id}/submit")
    reply = writer.post(f"/replies/{reply_id}/approve")
    assert reply.status == 422
    assert "a second person must approve it" in reply.text
    assert state(database, reply_id) == "submitted"


def test_a_change_after_approval_needs_a_new_one(database: Engine, writer: Browser, second: Browser) -> None:
    reply_id = draft(writer)
    writer.post(f"/replies/{reply_id}/submit")
    second.get("/replies")
    second.post(f"/replies/{reply_id}/approve")
    writer.post(f"/replies/{reply_id}/edit", {**TEXT, "title": "Something else"})
    assert state(database, reply_id) == "draft"
    second.post(f"/replies/{reply_id}/publish")
    assert state(database, reply_id) == "draft"


def test_a_step_that_came_too_late_says_so_and_does_nothing(database: Engine, writer: Browser) -> None:
    reply_id = draft(writer)
    reply = writer.post(f"/replies/{reply_id}/publish")
    assert reply.status == 303
    assert "Somebody changed it in the meantime" in writer.get(f"/replies/{reply_id}").text
    assert state(database, reply_id) == "draft"


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("we_did", "Mrs Adeyemi rings each family.", "Mrs Adeyemi"),
        ("you_said", "My son Callum waited.", "Callum"),
        ("we_did", "Write to jo.bloggs@example.com.", "jo.bloggs@example.com"),
    ],
)
def test_personal_detail_is_refused_and_shown_to_the_writer(
    database: Engine, writer: Browser, field: str, written: str, said: str
) -> None:
    writer.get("/replies/new")
    reply = writer.post("/replies/new", {**TEXT, field: written})
    assert reply.status == 422
    assert said in reply.text
    assert "Take out personal detail" in reply.text
    assert not fetch_replies(database)


@pytest.mark.parametrize("field", ["title", "you_said", "we_did"])
def test_a_text_that_is_missing_or_too_long_is_refused(field: str) -> None:
    whole = ReplyText("Title", "Said", "Did", "U01")
    assert problems_of(whole) == {}
    assert problems_of(ReplyText(**{**vars(whole), field: ""})) == {field: f"reply_{field}_missing"}
    assert field in problems_of(ReplyText(**{**vars(whole), field: "a " * 800}))


@pytest.mark.parametrize(
    "written",
    [
        "Three families told us.",
        "7 parents of children with a plan wrote.",
        "One of the children waited.",
        "6 new records",
    ],
)
def test_a_small_number_of_families_keeps_it_from_being_submitted(written: str) -> None:
    assert problems_before_approval(ReplyText("Title", written, "Did", "U01"))["you_said"] == "reply_small"


@pytest.mark.parametrize(
    "written", ["We hold 3 meetings a year.", "15 families wrote.", "Since 1 September 2026.", "Within 6 weeks."]
)
def test_other_numbers_may_stand(written: str) -> None:
    assert problems_before_approval(ReplyText("Title", written, "Did", "U01")) == {}


def test_what_a_template_leaves_open_must_be_filled_in_first(database: Engine, writer: Browser) -> None:
    page = writer.get("/replies/new?template=changed&category=U02")
    assert "Since [month] we [what was done]" in page.text
    reply_id = draft(writer, we_did="Since [month] we did more.")
    reply = writer.post(f"/replies/{reply_id}/submit")
    assert reply.status == 422
    assert "Fill in what stands in square brackets" in reply.text
    assert state(database, reply_id) == "draft"


def test_a_theme_is_needed_before_approval() -> None:
    assert problems_before_approval(ReplyText("Title", "Said", "Did")) == {"category": "reply_category_missing"}


def test_days_and_parts_of_the_city_are_no_personal_detail() -> None:
    assert personal_in("Since 1 September 2026 there is a drop-in in Leigh.") == []


def test_a_publisher_who_is_no_reviewer_cannot_tie_records_to_it(database: Engine, second: Browser) -> None:
    record_need(database, SECRET, "form", Need("U02"), date(2026, 10, 1))
    reply_id = draft(second, need=[fetch_needs(database)[0].id])
    saved = fetch_reply(database, reply_id)
    assert saved is not None
    assert saved.need_ids == []
    assert "Records it answers" not in second.get(f"/replies/{reply_id}").text


def test_records_tied_to_it_stay_when_another_changes_the_text(
    database: Engine, writer: Browser, second: Browser
) -> None:
    record_need(database, SECRET, "form", Need("U02"), date(2026, 10, 1))
    reply_id = draft(writer, need=[fetch_needs(database)[0].id])
    second.get("/replies")
    second.post(f"/replies/{reply_id}/edit", {**TEXT, "title": "Better"})
    saved = fetch_reply(database, reply_id)
    assert saved is not None
    assert (saved.title, len(saved.need_ids)) == ("Better", 1)


def test_a_reviewer_writes_but_does_not_publish(office: Office, database: Engine) -> None:
    reviewer = office.signed_in("reviewer")
    reply_id = draft(reviewer)
    reviewer.post(f"/replies/{reply_id}/submit")
    assert reviewer.post(f"/replies/{reply_id}/approve").status == 403
    assert state(database, reply_id) == "submitted"


def test_what_was_typed_is_escaped(writer: Browser) -> None:
    reply_id = draft(writer, title="<script>alert(1)</script>")
    assert "<script>" not in writer.get(f"/replies/{reply_id}").text
    assert not re.search(r"<script>alert", writer.get("/replies").text)


def test_it_can_be_deleted_unless_it_is_published(database: Engine, writer: Browser, second: Browser) -> None:
    reply_id = draft(writer)
    writer.post(f"/replies/{reply_id}/submit")
    second.get("/replies")
    second.post(f"/replies/{reply_id}/approve")
    second.post(f"/replies/{reply_id}/publish")
    second.post(f"/replies/{reply_id}/delete")
    assert state(database, reply_id) == "published"
    second.post(f"/replies/{reply_id}/withdraw")
    assert second.post(f"/replies/{reply_id}/delete").to == "/staff/replies"
    assert fetch_reply(database, reply_id) is None
