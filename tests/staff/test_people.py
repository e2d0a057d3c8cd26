"""The administrator's pages: adding people, their roles, closing and deleting accounts."""

from __future__ import annotations

import re

import pytest

from feedback.people import fetch_people, fetch_person
from feedback.staff_rows import Staff
from tests.staff.site import Browser, Colleague, Office

BEN = {"name": "Ben Osei", "email": "Ben.Osei@example.gov.uk", "roles": ["viewer", "reviewer"]}


def ben(office: Office) -> Staff:
    return next(person for person in fetch_people(office.engine) if person.name == "Ben Osei")


def test_a_person_is_added_and_the_link_is_shown_once(office: Office, browser: Browser) -> None:
    reply = browser.post("/people/new", BEN)
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    link = re.search(r"http://127\.0\.0\.1:8000/staff(/set-up/[\w-]{43})", reply.text)
    assert link
    assert (ben(office).email, ben(office).roles) == ("ben.osei@example.gov.uk", ("reviewer", "viewer"))
    assert office.browser().get(link[1]).heading == "Set up your account"
    assert link[1] not in browser.get(f"/people/{ben(office).id}").text
    assert "Invited" in browser.get("/people").text


def test_an_address_is_taken_once_in_whatever_case(office: Office, browser: Browser) -> None:
    browser.post("/people/new", BEN)
    reply = browser.post("/people/new", {**BEN, "email": "BEN.OSEI@example.gov.uk"})
    assert (reply.status, "There is a person with this e-mail address already" in reply.text) == (422, True)
    assert 'value="BEN.OSEI@example.gov.uk"' in reply.text, "what was typed is kept"
    assert re.search(r'value="reviewer" checked', reply.text)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Enter a name"),
        ({"name": "x" * 101}, "100 characters or fewer"),
        ({"email": "ben"}, "Enter an e-mail address"),
        ({"roles": []}, "Choose one role or more"),
        ({"roles": ["none of ours"]}, "Choose one role or more"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    office: Office, browser: Browser, typed: dict[str, object], sentence: str
) -> None:
    reply = browser.post("/people/new", {**BEN, **typed})
    (field,) = typed
    assert reply.status == 422
    assert sentence in reply.text
    assert f'href="#{field}"' in reply.text
    assert f'id="{field}"' in reply.text
    assert len(fetch_people(office.engine)) == 1


def test_roles_are_changed(office: Office, browser: Browser) -> None:
    browser.post("/people/new", BEN)
    assert browser.post(f"/people/{ben(office).id}/roles", {"roles": "publisher"}).status == 303
    assert "The roles are changed" in browser.get(f"/people/{ben(office).id}").text
    assert ben(office).roles == ("publisher",)
    assert browser.post(f"/people/{ben(office).id}/roles").status == 422
    assert ben(office).roles == ("publisher",)


def test_there_is_always_an_administrator(office: Office, browser: Browser, asha: Colleague) -> None:
    reply = browser.post(f"/people/{asha.id}/roles", {"roles": "viewer"})
    assert (reply.status, "Somebody else must be an administrator first" in reply.text) == (422, True)
    other = office.colleague("administrator", name="Ben Osei", email="ben.osei@example.gov.uk")
    assert browser.post(f"/people/{other.id}/close").status == 303
    assert browser.post(f"/people/{asha.id}/roles", {"roles": "viewer"}).status == 422, "a closed one does not count"
    assert browser.post(f"/people/{other.id}/open").status == 303
    assert browser.post(f"/people/{asha.id}/roles", {"roles": "viewer"}).status == 303


def test_nobody_closes_their_own_account(office: Office, browser: Browser, asha: Colleague) -> None:
    office.colleague("administrator", name="Ben Osei", email="ben.osei@example.gov.uk")
    reply = browser.post(f"/people/{asha.id}/close")
    assert (reply.status, "You cannot close your own account" in reply.text) == (422, True)
    assert browser.get("/").status == 200


def test_an_account_is_closed_opened_and_only_then_deleted(office: Office, browser: Browser) -> None:
    browser.post("/people/new", BEN)
    person_id = ben(office).id
    assert browser.post(f"/people/{person_id}/delete").status == 400, "an open account is not deleted"
    browser.post(f"/people/{person_id}/close")
    assert "Closed" in browser.get("/people").text
    browser.post(f"/people/{person_id}/open")
    browser.post(f"/people/{person_id}/close")
    assert browser.post(f"/people/{person_id}/delete").to == "/staff/people"
    assert fetch_person(office.engine, person_id) is None
    assert browser.get(f"/people/{person_id}").status == 404


def test_a_locked_account_and_a_link_that_is_over_are_seen(office: Office, browser: Browser) -> None:
    other = office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    office.invite("viewer", name="Carys Llewellyn", email="carys@example.gov.uk")
    stranger = office.browser()
    stranger.get("/sign-in")
    for _ in range(5):
        office.try_to_sign_in(other, stranger, code="000000")
    assert "Locked" in browser.get("/people").text
    assert "After wrong tries, until" in browser.get(f"/people/{other.id}").text
    office.clock.now += 73 * 60 * 60
    late = office.enter(office.colleague("administrator", email="late@example.gov.uk"))
    assert "Link over" in late.get("/people").text


def test_a_new_link_can_be_made_again_and_again_and_only_the_last_works(office: Office, browser: Browser) -> None:
    browser.post("/people/new", BEN)
    pages = [browser.post(f"/people/{ben(office).id}/invite").text for _ in range(2)]
    links = [re.search(r"/staff(/set-up/[\w-]{43})", page) for page in pages]
    assert [office.browser().get(link[1]).status for link in links if link] == [410, 200]
