"""The audit page: everything done is in it, it can be filtered, and a change is found."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from feedback.audit_search import AuditFilter, count_audit, fetch_audit
from staff.settings import ROOT
from staff.words import words
from tests.staff.site import Browser, Office


@pytest.fixture
def browser(office: Office) -> Browser:
    return office.signed_in("data_protection", "administrator")


def actions_in(folder: Path) -> set[str]:
    """Every code that a store hands to the audit, where it stands as a constant."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("record_event", "record_staff_event"):
                found |= {
                    node.value for node in ast.walk(call.args[2]) if isinstance(node, ast.Constant) and node.value
                }
    return found


def test_every_action_has_words() -> None:
    found = actions_in(ROOT / "feedback")
    assert len(found) > 15
    assert found - set(words("actions")) == set()


def test_what_an_administrator_does_is_in_it_with_who_and_on_whom(office: Office, browser: Browser) -> None:
    person_id, _ = office.invite("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    browser.post(f"/people/{person_id}/roles", {"roles": ["viewer", "publisher"]})
    browser.post(f"/people/{person_id}/invite")
    browser.post(f"/people/{person_id}/end-sessions")
    browser.post(f"/people/{person_id}/close")
    browser.post(f"/people/{person_id}/open")
    browser.post(f"/people/{person_id}/close")
    browser.post(f"/people/{person_id}/delete")
    rows = [row for row in fetch_audit(office.engine, AuditFilter(), 50, 0) if row.id == person_id]
    assert [row.action for row in reversed(rows)] == [
        "person_added",
        "roles_changed",
        "person_invited",
        "sessions_ended",
        "person_closed",
        "person_opened",
        "person_closed",
        "person_deleted",
    ]
    assert {row.actor for row in rows} == {"command", fetch_audit(office.engine, AuditFilter(), 1, 0)[0].actor}
    changed = next(row for row in rows if row.action == "roles_changed")
    assert (changed.before, changed.after) == (["viewer"], ["publisher", "viewer"])
    page = browser.get("/audit?action=roles_changed").text
    assert "Somebody who has left" in page
    assert re.search(r"viewer <span aria-hidden=\"true\">→</span>.*publisher, viewer", page)


def test_the_filters_in_the_address_count(office: Office, browser: Browser) -> None:
    office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    page = browser.get("/audit?action=set_up&month=2026-11").text
    assert page.count('<td class="govuk-table__cell">Set up their account</td>') == 2
    assert "1 to 2 of 2" in page
    assert 'value="set_up" selected' in page
    assert "Nothing fits these filters." in browser.get("/audit?month=2026-10").text
    assert "Clear filters" in browser.get("/audit?actor=command").text
    assert "Clear filters" not in browser.get("/audit?actor=nobody-known&page=none").text


def test_it_is_read_a_page_at_a_time_with_the_filters_kept(browser: Browser) -> None:
    for _ in range(26):
        browser.post("/audit/check")
    first = browser.get("/audit?action=audit_verified").text
    assert first.count("Checked the audit</td>") == 25
    assert "/staff/audit?action=audit_verified&amp;page=2" in first
    second = browser.get("/audit?action=audit_verified&page=2").text
    assert "26 to 26 of 26" in second
    assert "26 to 26 of 26" in browser.get("/audit?action=audit_verified&page=999").text


def test_a_check_of_a_whole_chain_says_so_and_is_itself_in_it(office: Office, browser: Browser) -> None:
    page = browser.post("/audit/check").text
    assert "Nothing was altered: 2 entries" in page
    assert count_audit(office.engine, AuditFilter(action="audit_verified")) == 1


def test_a_changed_entry_is_found(office: Office, browser: Browser) -> None:
    office.invite("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    _change_behind_its_back(office.engine)
    page = browser.post("/audit/check").text
    assert "The audit was changed" in page
    assert "audit_detail 1: changed" in page


def _change_behind_its_back(engine: Engine) -> None:
    with engine.begin() as connection:
        triggers = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        for name in triggers:
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(
            text("UPDATE audit_detail SET detail = replace(detail, 'administrator', 'viewer') WHERE seq = 1")
        )


def test_an_erased_detail_is_told_as_such(office: Office, browser: Browser) -> None:
    with office.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_detail WHERE seq = 1"))
    assert "Erased with its record" in browser.get("/audit").text
    assert "Nothing was altered" in browser.post("/audit/check").text


def test_signing_in_out_and_wrong_tries_are_in_it(office: Office, browser: Browser) -> None:
    ben = office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    bens = office.sign_in(ben)
    bens.post("/sign-out")
    bens.get("/sign-in")
    for _ in range(5):
        office.try_to_sign_in(ben, bens, code="000000")
    rows = [row for row in fetch_audit(office.engine, AuditFilter(), 50, 0) if row.id == ben.id]
    assert [row.action for row in rows[:3]] == ["sign_in_locked", "session_ended", "signed_in"]
    assert "Somebody not signed in" in browser.get("/audit").text
