"""Reading and sorting what parents sent, in a real browser: accessible, on a small screen too, by keyboard alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from feedback.questions import record_question
from feedback.reviews import mark_quarantined, mark_state, record_note, record_tag
from feedback.store import NeedFilter, count_needs, fetch_needs
from tests.chromium import PHONE
from tests.staff.browsing import Act, Furnished, Pages, Visitor, check, fits, press
from tests.staff.offices import copied, opened
from tests.staff.site import Clock, Office
from tests.staff.test_records import add

LONG = "The taxi never came, and nobody rang back. " * 11
ASKED = [f"who pays for a laptop at school {word}" for word in ("now", "then", "in May", "please", "here", "next", "")]
MOST_BYTES, MOST_PRESSES = 150_000, 6


def look_for(words: str) -> Act:
    def act(page: Page) -> None:
        page.fill("#words", words)
        press("Look for them")(page)

    return act


def no_reason(page: Page) -> None:
    page.get_by_role("radio", name="No action").check()
    press("Save")(page)


def sort_two(page: Page) -> None:
    for place in (0, 1):
        page.get_by_role("checkbox").nth(place).check()
    page.select_option("#state_for_chosen", "acted_on")
    press("Sort the chosen ones")(page)


def wrong_tag(page: Page) -> None:
    page.fill("#tag", "two, words")
    press("Add the tag")(page)


PAGES: Pages = {
    "start": ("/", None),
    "today": ("/today", None),
    "records": ("/records", None),
    "records, the last page": ("/records?page=2", None),
    "records, with a filter that is folded away": ("/records?stage=waiting&state=new", None),
    "records, none like that": ("/records?area=SS9", None),
    "records, sorted": ("/records", sort_two),
    "records, none chosen": ("/records", press("Sort the chosen ones")),
    "records with words": ("/records", look_for("taxi")),
    "records with words, none": ("/records", look_for("elephant")),
    "records with words, too short": ("/records", look_for("ab")),
    "the next new record": ("/records/next", None),
    "a record with notes, tags and a history": ("/records/{full}", press("Save who looks after it")),
    "a record, its history": ("/records/{full}", lambda page: page.locator("summary").click()),
    "a record without words": ("/records/{wordless}", None),
    "a record, nothing chosen": ("/records/{full}", press("Save")),
    "a record, no reason": ("/records/{full}", no_reason),
    "a record, no note": ("/records/{full}", press("Save the note")),
    "a record, a wrong tag": ("/records/{full}", wrong_tag),
    "a hidden record": ("/records/{hidden}", None),
    "a hidden record, its words": ("/records/{hidden}/words", None),
    "a record, just hidden": ("/records/{full}", press("Personal data was left in")),
    "a record, shown again": ("/records/{hidden}/words", press("Save, and show the record again")),
    "gaps": ("/gaps", None),
    "gaps, put aside": ("/gaps", press("Put aside")),
    "a draft of an answer": ("/gaps", press("Draft an answer")),
}
EMPTY = ("today", "records", "the next new record", "gaps")


def furnish(office: Office, person: str) -> dict[str, str]:
    now, today = datetime.fromtimestamp(office.clock(), UTC), date(2026, 11, 24)
    for number in range(26):
        add(office, number, category=f"U{number % 14 + 1:02}")
    full, hidden = add(office, 50, words=LONG, sub="late", category="U02"), add(office, 51)
    for state in ("seen", "needs_action"):
        mark_state(office.engine, full, state, actor=person, now=now)
    for note in ("Rang the transport team.", "Asked again.\nThey will look at the contract."):
        record_note(office.engine, full, note, author=person, today=today, now=now)
    for tag in ("late-taxi", "a-tag-as-long-as-a-tag-may-be"):
        record_tag(office.engine, full, tag, actor=person, now=now)
    mark_quarantined(office.engine, hidden, True, actor=person, now=now)
    for words in (*ASKED, "can my son keep his plan when he moves to Wales"):
        record_question(office.engine, words, "unhelpful", today, "transport")
    return {"full": full, "hidden": hidden, "wordless": add(office, 52, words=None)}


@pytest.fixture(scope="module")
def furnished(
    empty_record: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Furnished:
    with opened(copied(empty_record, tmp_path_factory.mktemp("triage")), Clock()) as office:
        reviewer = office.colleague("reviewer", "publisher")
        browser = office.enter(reviewer)
        names = {} if getattr(request, "param", "") == "empty" else furnish(office, reviewer.id)
    return Furnished.by(browser, office, names)


def inside(visitor: Visitor, name: str) -> Page:
    visitor.let_in()
    return visitor.open(*PAGES[name])


def look_over(visitor: Visitor, page: Page) -> None:
    check(page)
    visitor.check_requests()
    visitor.check_complaints()
    assert len(page.content().encode()) <= MOST_BYTES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_light(visitor: Visitor, name: str) -> None:
    look_over(visitor, inside(visitor, name))


@pytest.mark.parametrize("visitor", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_and_without_script_the_page_is_not_wider(visitor: Visitor, name: str) -> None:
    fits(inside(visitor, name))


@pytest.mark.parametrize("furnished", ["empty"], indirect=True)
@pytest.mark.parametrize("name", EMPTY)
def test_with_nothing_there_a_page_says_so_and_is_accessible(visitor: Visitor, name: str) -> None:
    page = inside(visitor, name)
    look_over(visitor, page)
    assert any(word in page.locator("main").inner_text() for word in ("nothing new", "No record", "no questions"))
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    fits(page)


@pytest.mark.parametrize("visitor", [{"forced_colors": "active"}], indirect=True)
@pytest.mark.parametrize("name", ["today", "a record, no reason", "gaps"])
def test_in_forced_colours_a_page_is_accessible(visitor: Visitor, name: str) -> None:
    check(inside(visitor, name))


def test_why_no_action_is_asked_only_of_those_who_choose_it(visitor: Visitor) -> None:
    page = inside(visitor, "the next new record")
    expect(page.get_by_label("Why no action")).to_be_hidden()
    page.get_by_role("radio", name="No action").check()
    expect(page.get_by_label("Why no action")).to_be_visible()


# What to press for each choice, from the words that have the focus; Enter saves and shows the next.
CHOICES = {
    "seen": ["Tab", "Space", "Enter"],
    "needs_action": ["Tab", "ArrowDown", "Enter"],
    "with_service": ["Tab", "ArrowDown", "ArrowDown", "Enter"],
    "acted_on": ["Tab", "ArrowDown", "ArrowDown", "ArrowDown", "Enter"],
    "no_action": ["Tab", "ArrowUp", "Tab", "ArrowDown", "Tab", "Enter"],
}


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
def test_ten_records_are_sorted_by_keyboard_alone_in_six_presses_each(visitor: Visitor) -> None:
    engine = visitor.office.engine
    before = {state: count_needs(engine, NeedFilter(state=state)) for state in CHOICES}
    new = count_needs(engine, NeedFilter(state="new", quarantined=False))
    page = inside(visitor, "the next new record")
    for state in [*CHOICES, *CHOICES]:
        expect(page.locator("#said")).to_be_focused()
        shown = page.locator("form[action$='/state']").get_attribute("action")
        assert len(CHOICES[state]) <= MOST_PRESSES
        for key in CHOICES[state]:
            page.keyboard.press(key)
        page.wait_for_url("**/staff/records/next")
        expect(page.locator(f"form[action='{shown}']")).to_have_count(0)
    for state in CHOICES:
        assert count_needs(engine, NeedFilter(state=state)) == before[state] + 2
    assert count_needs(engine, NeedFilter(state="new", quarantined=False)) == new - 10
    assert {need.review.reason for need in fetch_needs(engine, where=NeedFilter(state="no_action"))} == {"not_ours"}
