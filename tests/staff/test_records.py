"""Records: found, read, sorted, hidden; and who may not."""

from __future__ import annotations

from datetime import date

import pytest

from feedback.audit import fetch_events
from feedback.reviews import NEXT, mark_quarantined
from feedback.store import Need, NeedFilter, count_needs, fetch_need, fetch_needs, record_need
from feedback.verify import verify
from staff.words import words
from tests.staff.site import Browser, Office

SECRET = b"a key for tests only, forty characters long"
WORDS = "The taxi never came and nobody rang back."


def add(office: Office, number: int = 1, **coded: str | None) -> str:
    """A record; its id."""
    before = {need.id for need in fetch_needs(office.engine)}
    need = Need(**{"category": "U11", "words": WORDS, "area": "SS1", "stage": "waiting", **coded})  # type: ignore[arg-type]
    record_need(office.engine, SECRET, f"{number:032x}", need, date(2026, 11, 20))
    (added,) = {need.id for need in fetch_needs(office.engine)} - before
    return added


def state(office: Office, need_id: str) -> str:
    need = fetch_need(office.engine, need_id)
    assert need is not None
    return need.review.state


def actions(office: Office, need_id: str) -> list[str]:
    """The newest first."""
    return [entry.action for entry, _ in fetch_events(office.engine, subject=("need", need_id))]


@pytest.fixture
def reviewer(office: Office) -> Browser:
    return office.signed_in("reviewer")


def test_the_list_shows_codes_and_no_words(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    page = reviewer.get("/records").text
    assert "Travel to school or college" in page
    assert WORDS not in page
    assert "read_words" not in actions(office, need_id)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("state=new", True),
        ("state=seen", False),
        ("category=U11&area=SS1", True),
        ("area=SS9", False),
        ("stage=waiting&month=2026-11", True),
        ("month=2026-10", False),
        ("assignee=nobody", True),
        ("assignee=me", False),
        ("hidden=yes", False),
        ("hidden=no", True),
        ("state=nonsense&category=%3Cscript%3E", True),
    ],
)
def test_filters_are_in_the_address(office: Office, reviewer: Browser, address: str, found: bool) -> None:
    need_id = add(office)
    page = reviewer.get(f"/records?{address}").text
    assert (f"/staff/records/{need_id}" in page) is found
    assert "<script" not in page


def test_twenty_five_records_stand_on_a_page(office: Office, reviewer: Browser) -> None:
    for number in range(30):
        add(office, number)
    assert "1 to 25 of 30" in reviewer.get("/records").text
    assert "26 to 30 of 30" in reviewer.get("/records?page=2").text


def test_opening_a_record_shows_its_words_and_is_audited(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    page = reviewer.get(f"/records/{need_id}").text
    assert WORDS in page
    assert "Waiting" in page
    assert actions(office, need_id) == ["read_words"]


def test_a_new_record_is_read_on_its_way_to_any_other_state(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    assert reviewer.post(f"/records/{need_id}/state", {"state": "needs_action"}).to == f"/staff/records/{need_id}"
    assert state(office, need_id) == "needs_action"
    assert actions(office, need_id).count("state") == 2
    assert verify(office.engine).faults == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose what is done"),
        ({"state": "published"}, "Choose what is done"),
        ({"state": "new"}, "Choose what is done"),
        ({"state": "no_action"}, "Choose why"),
        ({"state": "no_action", "reason": "because"}, "Choose why"),
    ],
)
def test_a_choice_that_is_none_is_said_and_changes_nothing(
    office: Office, reviewer: Browser, fields: dict[str, str], said: str
) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    reply = reviewer.post(f"/records/{need_id}/state", fields)
    assert (reply.status, said in reply.text, state(office, need_id)) == (422, True, "new")


def test_no_action_keeps_its_reason(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    reviewer.post(f"/records/{need_id}/state", {"state": "no_action", "reason": "known"})
    assert "Known already" in reviewer.get(f"/records/{need_id}").text


def test_a_record_that_somebody_moved_meanwhile_is_not_moved_back(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    other = office.signed_in("reviewer", name="Bo Lee", email="bo@example.gov.uk")
    for browser in (reviewer, other):
        browser.get(f"/records/{need_id}")
    other.post(f"/records/{need_id}/state", {"state": "acted_on"})
    reply = reviewer.post(f"/records/{need_id}/state", {"state": "with_service"})
    assert "Somebody changed this record" in reply.text
    assert state(office, need_id) == "acted_on"


def test_new_records_are_read_one_after_the_other(office: Office, reviewer: Browser) -> None:
    ids = {add(office, number) for number in range(3)}
    seen = set()
    for _ in range(3):
        page = reviewer.get("/records/next").text
        need_id = page.split('action="/staff/records/')[1].split("/")[0]
        seen.add(need_id)
        reply = reviewer.post(f"/records/{need_id}/state", {"state": "seen", "queue": "new"})
        assert reply.to == "/staff/records/next"
    assert seen == ids
    page = reviewer.get("/records/next").text
    assert "nothing new to read" in page
    assert "1 to 3 of 3" in page


def test_many_records_are_sorted_at_once(office: Office, reviewer: Browser) -> None:
    ids = [add(office, number) for number in range(4)]
    reviewer.get("/records")
    reviewer.post("/records", {"ids": ids[:3], "state": "needs_action"})
    assert [state(office, need_id) for need_id in ids] == ["needs_action"] * 3 + ["new"]


def test_those_that_cannot_be_sorted_stay_and_that_is_said(office: Office, reviewer: Browser) -> None:
    ids = [add(office, number) for number in range(2)]
    reviewer.get("/records")
    reviewer.post("/records", {"ids": ids[:1], "state": "acted_on"})
    reviewer.post("/records", {"ids": [*ids, "f" * 32], "state": "seen"})
    assert "could not be moved" in reviewer.get("/records").text
    assert [state(office, need_id) for need_id in ids] == ["acted_on", "seen"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"state": "seen"}, "Choose one record"), ({"ids": "{id}"}, "Choose what is done"),
     ({"ids": "{id}", "state": "published"}, "Choose what is done")],
)  # fmt: skip
def test_sorting_nothing_or_into_nothing_is_said(
    office: Office, reviewer: Browser, fields: dict[str, str], said: str
) -> None:
    need_id = add(office)
    reviewer.get("/records")
    reply = reviewer.post("/records", {name: value.format(id=need_id) for name, value in fields.items()})
    assert (reply.status, said in reply.text, state(office, need_id)) == (422, True, "new")


def test_words_are_found_and_reading_them_is_audited(office: Office, reviewer: Browser) -> None:
    found, other = add(office, 1), add(office, 2, words="No school place for a year.")
    reviewer.get("/records")
    reply = reviewer.post("/find", {"words": "TAXI never"})
    assert WORDS in reply.text
    assert "No school place" not in reply.text
    assert (actions(office, found), actions(office, other)) == (["read_words"], [])


def test_a_search_keeps_to_the_filters_and_never_finds_what_is_hidden(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get("/records")
    assert WORDS not in reviewer.post("/find", {"words": "taxi", "area": "SS9"}).text
    mark_quarantined(office.engine, need_id, True, actor="command", now=_now(office))
    assert WORDS not in reviewer.post("/find", {"words": "taxi"}).text


def test_two_letters_are_too_few_to_look_for(office: Office, reviewer: Browser) -> None:
    reviewer.get("/records")
    assert reviewer.post("/find", {"words": "ta"}).status == 422


def test_who_looks_after_it_is_saved_and_audited(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    page = reviewer.get(f"/records/{need_id}").text
    person = page.split('id="assignee"')[1].split('<option value="')[2].split('"')[0]
    reviewer.post(f"/records/{need_id}/details", {"assignee": person, "service": "transport", "recommendation": "PR-E"})
    need = fetch_need(office.engine, need_id)
    assert need is not None
    assert (need.review.assignee_id, need.review.service, need.review.recommendation) == (person, "transport", "PR-E")
    assert count_needs(office.engine, NeedFilter(assignee_id=person)) == 1


@pytest.mark.parametrize("field", ["assignee", "service", "recommendation"])
def test_a_choice_that_was_not_offered_is_refused(office: Office, reviewer: Browser, field: str) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    assert reviewer.post(f"/records/{need_id}/details", {field: "not one of ours"}).status == 400


def test_a_note_is_redacted_shown_and_deleted(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    reviewer.post(f"/records/{need_id}/note", {"note": "Rang Mrs Quarrington on 07700 900123 about the contract."})
    page = reviewer.get(f"/records/{need_id}").text
    assert "about the contract" in page
    assert "Quarrington" not in page
    assert "900123" not in page
    note = page.split('name="note" value="')[1].split('"')[0]
    reviewer.post(f"/records/{need_id}/note/delete", {"note": note})
    assert "about the contract" not in reviewer.get(f"/records/{need_id}").text


@pytest.mark.parametrize("note", ["", "x" * 1001])
def test_no_note_and_too_long_a_one_are_said(office: Office, reviewer: Browser, note: str) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    assert reviewer.post(f"/records/{need_id}/note", {"note": note}).status == 422


def test_a_tag_is_put_on_and_taken_off(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    reviewer.post(f"/records/{need_id}/tag", {"tag": "Late taxi"})
    assert "late-taxi" in reviewer.get("/records?tag=late-taxi").text
    reviewer.get(f"/records/{need_id}")
    reviewer.post(f"/records/{need_id}/tag/delete", {"tag": "late-taxi"})
    assert fetch_need(office.engine, need_id).tags == []  # type: ignore[union-attr]


@pytest.mark.parametrize("tag", ["", "x" * 31, "a sentence, with commas"])
def test_a_tag_that_is_none_is_said(office: Office, reviewer: Browser, tag: str) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    assert reviewer.post(f"/records/{need_id}/tag", {"tag": tag}).status == 422


def test_a_record_with_personal_data_is_hidden_mended_and_shown_again(office: Office, reviewer: Browser) -> None:
    need_id = add(office, words="The taxi of the lad from number nine never came.")
    reviewer.get(f"/records/{need_id}")
    assert reviewer.post(f"/records/{need_id}/hide").to == f"/staff/records/{need_id}/words"
    assert "never came" not in reviewer.get(f"/records/{need_id}").text
    assert "never came" in reviewer.get(f"/records/{need_id}/words").text
    reviewer.post(f"/records/{need_id}/words", {"words": "The taxi never came."})
    assert "The taxi never came." in reviewer.get(f"/records/{need_id}").text
    assert "number nine" not in (office.folder / "record.db").read_bytes().decode("latin-1")
    assert {"quarantined", "words_replaced"} <= set(actions(office, need_id))


def test_emptied_words_are_deleted_and_the_codes_stay(office: Office, reviewer: Browser) -> None:
    need_id = add(office)
    reviewer.get(f"/records/{need_id}")
    reviewer.post(f"/records/{need_id}/hide")
    reviewer.get(f"/records/{need_id}/words")
    reviewer.post(f"/records/{need_id}/words", {"words": ""})
    need = fetch_need(office.engine, need_id)
    assert need is not None
    assert (need.words, need.category, need.review.quarantined) == (None, "U11", False)


def test_a_record_that_is_not_there_is_not_found(reviewer: Browser) -> None:
    assert reviewer.get(f"/records/{'0' * 32}").status == 404


@pytest.mark.parametrize("role", ["viewer", "publisher", "administrator", "data_protection"])
def test_only_reviewers_read_words(office: Office, role: str) -> None:
    need_id = add(office)
    browser = office.signed_in(role)
    for path in ("/records", f"/records/{need_id}", f"/records/{need_id}/words", "/today", "/gaps"):
        assert browser.get(path).status == 403


def test_every_state_has_its_words_and_every_move_its_choice() -> None:
    assert set(words("states")) == set(NEXT)
    assert set(words("triage")) >= {state for states in NEXT.values() for state in states}


def test_today_tells_what_waits(office: Office, reviewer: Browser) -> None:
    add(office)
    page = reviewer.get("/today").text
    assert "Read what is new (1)" in page
    assert "November 2026" in page


def _now(office: Office):  # type: ignore[no-untyped-def]
    from datetime import UTC, datetime

    return datetime.fromtimestamp(office.clock(), UTC)
