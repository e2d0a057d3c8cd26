"""A person's own account: sessions, passphrase, phone."""

from __future__ import annotations

import re

import pyotp
import pytest

from tests.staff.site import PASSPHRASE, Browser, Colleague, Office

NEW = "three herons over a marsh"


@pytest.fixture
def asha(office: Office) -> Colleague:
    return office.colleague("viewer")


def test_sessions_are_listed_and_another_can_be_ended(office: Office, asha: Colleague, browser: Browser) -> None:
    other = office.enter(asha)
    page = browser.get("/account").text
    assert page.count("This browser") == 1
    key = re.search(r'name="key" value="(\w{64})"', page)
    assert key
    assert browser.post("/account/end-session", {"key": key[1]}).to == "/staff/account"
    assert other.get("/").status == 303
    assert "That session is ended" in browser.get("/account").text


def test_all_other_sessions_can_be_ended_at_once(office: Office, asha: Colleague, browser: Browser) -> None:
    others = [office.enter(asha) for _ in range(3)]
    assert browser.post("/account/end-others").to == "/staff/account"
    assert [other.get("/").status for other in others] == [303, 303, 303]
    page = browser.get("/account").text
    assert "signed out everywhere but here" in page
    assert "Sign out everywhere but here" not in page


def test_a_passphrase_is_changed_with_the_old_one(office: Office, asha: Colleague, browser: Browser) -> None:
    other = office.enter(asha)
    typed = {"current": PASSPHRASE, "passphrase": NEW, "again": NEW}
    assert browser.post("/account/passphrase", typed).to == "/staff/account"
    assert browser.get("/").status == 200
    assert other.get("/").status == 303
    fresh = office.browser()
    fresh.get("/sign-in")
    assert office.try_to_sign_in(asha, fresh).status == 422
    assert office.try_to_sign_in(asha, fresh, passphrase=NEW).status == 303


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"current": "not this one at all"}, "The passphrase you have now is not right"),
        ({"passphrase": "short", "again": "short"}, "12 characters or more"),
        ({"again": "another one altogether"}, "The two passphrases are not the same"),
    ],
)
def test_it_stays_as_it_was_when_something_is_wrong(
    office: Office, asha: Colleague, browser: Browser, typed: dict[str, str], sentence: str
) -> None:
    right = {"current": PASSPHRASE, "passphrase": NEW, "again": NEW}
    reply = browser.post("/account/passphrase", {**right, **typed})
    assert (reply.status, sentence in reply.text) == (422, True)
    assert NEW not in reply.text
    office.sign_in(asha)


def test_guessing_the_old_passphrase_on_an_open_screen_is_stopped(
    office: Office, asha: Colleague, browser: Browser
) -> None:
    for _ in range(5):
        browser.post("/account/passphrase", {"current": "a guess at it", "passphrase": NEW, "again": NEW})
    right = {"current": PASSPHRASE, "passphrase": NEW, "again": NEW}
    assert browser.post("/account/passphrase", right).status == 422
    office.clock.now += 60
    assert browser.post("/account/passphrase", right).status == 303


def test_a_phone_is_changed_with_its_first_code_and_the_passphrase(
    office: Office, asha: Colleague, browser: Browser
) -> None:
    other = office.enter(asha)
    found = re.search(r'id="secret">([^<]+)<', browser.get("/account/phone").text)
    assert found
    phone = pyotp.TOTP(found[1].replace(" ", ""))
    now = int(office.clock())
    assert browser.post("/account/phone", {"current": PASSPHRASE, "code": "000000"}).status == 422
    assert browser.post("/account/phone", {"current": "not this one", "code": phone.at(now)}).status == 422
    assert browser.post("/account/phone", {"current": PASSPHRASE, "code": phone.at(now)}).to == "/staff/account"
    assert other.get("/").status == 303
    fresh = office.browser()
    fresh.get("/sign-in")
    assert office.try_to_sign_in(asha, fresh).status == 422, "the old phone"
    asha.secret = phone.secret
    office.sign_in(asha)
