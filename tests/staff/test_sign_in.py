"""Signing in with an account of the site: who gets in, who does not, and what either is told."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from feedback.people import fetch_person, mark_active
from feedback.sign_in import FREE_TRIES, record_try
from feedback.staff_sessions import IDLE_SECONDS, WHOLE_SECONDS
from staff.passphrases import nobody
from tests.staff.site import PASSPHRASE, Browser, Colleague, Office

STRANGER = Colleague("", "nobody@example.gov.uk", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")


@pytest.fixture
def office(each_office: Office) -> Office:
    """Sessions, locks and codes must hold on either database."""
    return each_office


def shown(page: str, browser: Browser) -> str:
    """A page without what differs by itself: the token of its form and the address that was typed."""
    return page.replace(browser.csrf, "").replace("asha.patel@", "nobody@")


def test_a_person_sets_up_and_signs_in(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    assert browser.get("/").heading == "Hello, Asha Patel"
    person = fetch_person(office.engine, asha.id)
    assert person is not None
    assert str(person.seen_on) == "2026-11-25"


def test_the_address_may_be_typed_in_any_case(office: Office, asha: Colleague) -> None:
    asha.email = "  Asha.Patel@Example.GOV.UK "
    office.sign_in(asha)


@pytest.mark.parametrize(
    "wrong", [{"passphrase": "not the one she chose"}, {"code": "000000"}, {"code": ""}, {"passphrase": ""}]
)
def test_one_wrong_part_is_told_like_an_unknown_account(office: Office, asha: Colleague, wrong: dict[str, str]) -> None:
    pages = []
    for colleague in (asha, STRANGER):
        browser = office.browser()
        browser.get("/sign-in")
        reply = office.try_to_sign_in(colleague, browser, **wrong)
        pages.append((reply.status, shown(reply.text, browser)))
        assert "staff_session" not in browser.cookies
    assert pages[0] == pages[1]
    assert pages[0][0] == 422
    assert "We could not sign you in" in pages[0][1]


def test_a_closed_and_an_invited_account_are_told_like_an_unknown_one(office: Office, asha: Colleague) -> None:
    office.invite("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    mark_active(office.engine, "command", office.colleague("administrator", email="c@example.gov.uk").id, True, 0)
    mark_active(office.engine, "command", asha.id, False, office.clock())
    for email in (asha.email, "ben.osei@example.gov.uk"):
        browser = office.browser()
        browser.get("/sign-in")
        reply = office.try_to_sign_in(Colleague("", email, asha.secret), browser)
        assert (reply.status, "We could not sign you in" in reply.text) == (422, True)


def test_an_unknown_account_takes_as_long_as_a_known_one(office: Office, asha: Colleague) -> None:
    nobody()

    def seconds(colleague: Colleague) -> float:
        browser = office.browser()
        browser.get("/sign-in")
        began = time.perf_counter()
        office.try_to_sign_in(colleague, browser, passphrase="not the one she chose")
        return time.perf_counter() - began

    known, unknown = [seconds(asha) for _ in range(3)], [seconds(STRANGER) for _ in range(3)]
    # The hash takes tens of milliseconds; without it an unknown account would be told in two or three.
    assert min(unknown) > min(known) / 2


def test_a_code_works_once(office: Office, asha: Colleague) -> None:
    code = asha.code(office.clock())
    office.sign_in(asha, code=code)
    office.clock.now -= 30
    browser = office.browser()
    browser.get("/sign-in")
    assert office.try_to_sign_in(asha, browser, code=code).status == 422


@pytest.mark.parametrize(("off", "status"), [(-30, 303), (30, 303), (-90, 422), (90, 422)])
def test_a_phone_s_clock_may_be_half_a_minute_off(office: Office, asha: Colleague, off: int, status: int) -> None:
    office.clock.now += 300
    browser = office.browser()
    browser.get("/sign-in")
    assert office.try_to_sign_in(asha, browser, code=asha.code(office.clock() + off)).status == status


def test_five_wrong_tries_lock_the_account_for_longer_each_time(office: Office, asha: Colleague) -> None:
    browser = office.browser()
    browser.get("/sign-in")
    for _ in range(FREE_TRIES):
        assert office.try_to_sign_in(asha, browser, code="000000").status == 422
    assert office.try_to_sign_in(asha, browser).status == 422, "right, but locked"
    office.clock.now += 60
    assert office.try_to_sign_in(asha, browser, code="000000").status == 422, "the sixth locks for two minutes"
    office.clock.now += 60
    assert office.try_to_sign_in(asha, browser).status == 422
    office.clock.now += 60
    assert office.try_to_sign_in(asha, browser).status == 303
    assert office.try_to_sign_in(asha, office.browser(), code="000000").status != 303
    office.sign_in(asha)


def test_tries_at_once_are_no_way_round_the_lock(office: Office, asha: Colleague) -> None:
    with ThreadPoolExecutor(12) as many:
        tries = list(many.map(lambda _: record_try(office.engine, asha.email, office.clock()), range(12)))
    assert len([each for each in tries if each is not None]) == FREE_TRIES


def test_a_session_ends_when_nothing_is_done_for_half_an_hour(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    office.clock.now += IDLE_SECONDS - 61
    assert browser.get("/").status == 200
    office.clock.now += IDLE_SECONDS + 1
    reply = browser.get("/people?x=1")
    assert (reply.status, reply.to) == (303, "/staff/sign-in?next=%2Fpeople%3Fx%3D1")
    assert "staff_session" not in browser.cookies
    assert "You were signed out, because nothing was done for half an hour" in browser.get("/sign-in").text
    assert "You were signed out" not in browser.get("/sign-in").text, "it is said once"


def test_a_session_ends_after_eight_hours_whatever_is_done(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    began = office.clock() - 30
    while office.clock() + IDLE_SECONDS / 2 < began + WHOLE_SECONDS:
        office.clock.now += IDLE_SECONDS / 2
        assert browser.get("/").status == 200
    office.clock.now = began + WHOLE_SECONDS
    assert browser.get("/").status == 303


def test_signing_in_goes_on_where_the_person_was(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    office.clock.now += WHOLE_SECONDS
    there = browser.get("/people/new?from=list")
    page = browser.get(there.to.removeprefix("/staff"))
    assert 'name="next" value="/people/new?from=list"' in page.text
    assert office.try_to_sign_in(asha, browser, next="/people/new?from=list").to == "/staff/people/new?from=list"


def test_a_form_that_comes_after_the_end_says_that_nothing_was_saved(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    browser.get("/people/new")
    office.clock.now += WHOLE_SECONDS
    reply = browser.post("/people/new", {"name": "Ben Osei", "email": "b@example.gov.uk", "roles": "viewer"})
    assert reply.to == "/staff/sign-in?next=%2Fpeople%2Fnew"
    assert "before that form arrived, so nothing was saved" in browser.get("/sign-in").text


def test_signing_out_ends_the_session_on_the_server(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    kept = dict(browser.cookies)
    assert browser.post("/sign-out").to == "/staff/sign-in"
    assert "You are signed out" in browser.get("/sign-in").text
    assert Browser(office.base, kept).get("/").status == 303


def test_somebody_signed_in_is_not_asked_again(office: Office, asha: Colleague) -> None:
    assert office.sign_in(asha).get("/sign-in?next=/account").to == "/staff/account"


def test_neither_passphrase_nor_code_nor_cookie_is_in_the_database(office: Office, asha: Colleague) -> None:
    browser = office.sign_in(asha)
    with office.engine.connect() as connection:
        rows = [
            *connection.execute(text("SELECT * FROM person")),
            *connection.execute(text("SELECT * FROM staff_session")),
            *connection.execute(text("SELECT * FROM audit_detail")),
        ]
    for secret in (PASSPHRASE, asha.secret, browser.cookies["staff_session"]):
        assert secret not in str(rows)
