"""Every page in a real browser (Debian's Chromium): accessible, at home on a small screen, and without script."""

from __future__ import annotations

from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page

from tests.chromium import PHONE
from tests.staff.browsing import Furnished, Pages, Visitor, check, press
from tests.staff.offices import copied, opened
from tests.staff.site import PASSPHRASE, Clock


def without_a_role(page: Page) -> None:
    page.get_by_role("checkbox", name="Viewer", exact=True).uncheck()
    press("Save roles")(page)


PAGES: Pages = {
    "start": ("/", None),
    "people": ("/people", None),
    "add a person": ("/people/new", None),
    "add a person, wrong": ("/people/new", press("Add and show")),
    "a person": ("/people/{ben}", None),
    "a person, without a role": ("/people/{carys}", without_a_role),
    "a new link": ("/people/{carys}", press("Make a new set-up link")),
    "one's own account cannot be closed": ("/people/{asha}", press("Close the account")),
    "a closed account": ("/people/{carys}", press("Close the account")),
    "audit": ("/audit", None),
    "audit, its last page": ("/audit?page=2", None),
    "audit, nothing found": ("/audit?month=2025-01", None),
    "audit, checked": ("/audit", press("Check that nothing was altered")),
    "data protection": ("/data-protection", None),
    "my account": ("/account", None),
    "my account, others ended": ("/account", press("Sign out everywhere but here")),
    "passphrase": ("/account/passphrase", None),
    "passphrase, wrong": ("/account/passphrase", press("Change passphrase")),
    "phone": ("/account/phone", None),
    "no page": ("/nothing", None),
}
OUTSIDE: Pages = {
    "sign in": ("/sign-in", None),
    "sign in, wrong": ("/sign-in", press("Sign in")),
    "set up": ("/set-up/{token}", None),
    "set up, wrong": ("/set-up/{token}", press("Finish")),
    "a link that is over": ("/set-up/over", None),
}


@pytest.fixture(scope="module")
def furnished(empty_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    with opened(copied(empty_record, tmp_path_factory.mktemp("furnished")), Clock()) as office:
        asha = office.colleague("administrator", "data_protection")
        ben = office.colleague("reviewer", "publisher", name="Ben Osei", email="ben.osei@example.gov.uk")
        carys, token = office.invite("viewer", name="Carys Llewellyn", email="carys.llewellyn@example.gov.uk")
        browser = office.enter(asha)
        office.enter(asha)
        for _ in range(25):
            browser.post("/audit/check")
    return Furnished.by(browser, office, {"asha": asha.id, "ben": ben.id, "carys": carys, "token": token})


def all_in(visitor: Visitor, name: str) -> Page:
    if name in PAGES:
        visitor.let_in()
    return visitor.open(*(PAGES | OUTSIDE)[name])


@pytest.mark.parametrize("name", [*PAGES, *OUTSIDE])
def test_a_page_is_accessible_and_asks_nobody_else(visitor: Visitor, name: str) -> None:
    page = all_in(visitor, name)
    check(page)
    visitor.check_requests()
    visitor.check_complaints()


@pytest.mark.parametrize("visitor", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("name", [*PAGES, *OUTSIDE])
def test_at_320_pixels_and_without_script_nothing_is_cut_off(visitor: Visitor, name: str) -> None:
    """320 pixels are also what a screen of 1280 is at 400 %. Wide tables scroll by themselves."""
    page = all_in(visitor, name)
    assert page.locator("h1").is_visible()
    inside = page.locator("body").bounding_box()
    assert inside is not None
    assert inside["width"] <= 320
    for wide in page.locator("main > *, main h1, main p, main form, main dl, header, nav, footer").all():
        box = wide.bounding_box()
        in_table = wide.evaluate("each => !!each.closest('.staff-table')")
        assert in_table or box is None or box["x"] + box["width"] <= 320.5, wide.evaluate("each => each.outerHTML")


def test_an_error_takes_the_focus_and_leads_to_its_field(visitor: Visitor) -> None:
    page = all_in(visitor, "add a person, wrong")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Enter a name"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "name"
    assert "Enter a name" in page.locator("#name-error").inner_text()


def test_what_was_done_takes_the_focus(visitor: Visitor) -> None:
    page = all_in(visitor, "a closed account")
    assert "The account is closed" in page.evaluate("document.activeElement.textContent")


def test_the_first_stop_of_the_keyboard_skips_the_menu(visitor: Visitor) -> None:
    page = all_in(visitor, "people")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Add a person"


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
def test_an_account_is_set_up_and_signed_in_to_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.open("/set-up/{token}")
    page.locator("summary").press("Enter")
    phone = pyotp.TOTP(page.locator("#secret").inner_text().replace(" ", ""))
    page.locator("#passphrase").focus()
    for typed in (PASSPHRASE, PASSPHRASE):
        page.keyboard.insert_text(typed)  # as a paste, or a password manager, puts it in
        page.keyboard.press("Tab")
    page.locator("#code").focus()
    page.keyboard.insert_text(phone.at(int(visitor.office.clock())))
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/sign-in")
    assert "Your account is ready" in page.locator("main").inner_text()
    visitor.office.clock.now += 30
    page.locator("#email").focus()
    for typed in ("carys.llewellyn@example.gov.uk", PASSPHRASE, phone.at(int(visitor.office.clock()))):
        page.keyboard.insert_text(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/")
    assert page.locator("h1").inner_text() == "Hello, Carys Llewellyn"


@pytest.mark.parametrize("visitor", [{"forced_colors": "active"}], indirect=True)
@pytest.mark.parametrize("name", ["people", "a person", "sign in"])
def test_in_forced_colours_links_and_fields_are_there(visitor: Visitor, name: str) -> None:
    check(all_in(visitor, name))
