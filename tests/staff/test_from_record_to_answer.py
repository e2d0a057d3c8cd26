"""The whole story in a browser: a parent's feedback, the council's work on it, and the answer that comes back."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect
from sqlalchemy import Engine
from starlette.routing import Mount

from actions.published import published
from feedback.store import fetch_needs
from feedback.verify import verify
from staff.app import create_app as create_staff
from tests.bot.web.client import served
from tests.chromium import DESK
from tests.dialogue.test_receipts import CODE
from tests.staff.browsing import press
from tests.staff.site import SETTINGS, Clock, Office

WORDS = "The taxi came late on most days and nobody rang us."
WE_DID = "Since November drivers ring ahead when they are late."


@dataclass
class Town:
    """Parents' site and staff site behind one server, on one record."""

    office: Office
    chromium: Chromium

    def page(self, path: str = "", person: str = "", email: str = "", roles: tuple[str, ...] = ()) -> Page:
        context = self.chromium.new_context(viewport=DESK, reduced_motion="reduce")  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        if person:
            cookie = self.office.signed_in(*roles, name=person, email=email).cookies["staff_session"]
            context.add_cookies([{"name": "staff_session", "value": cookie, "url": f"{self.office.base}staff/"}])
        page = context.new_page()
        page.goto(self.office.base + path)
        return page


@pytest.fixture
def town(chromium: Chromium, assistant: Any, record: Engine) -> Iterator[Town]:
    from bot.web.app import create_app
    from tests.bot.web.conftest import SETTINGS as FOR_PARENTS
    from tests.bot.web.conftest import real_record

    clock = Clock(time.time())
    staff = Mount("/staff", create_staff(SETTINGS, record, clock))
    published.forget()
    with served(create_app(assistant, FOR_PARENTS, public_record=real_record(), mounts=[staff])) as base:
        yield Town(Office(base, record, clock), chromium)
        for context in chromium.contexts:
            context.close()
    published.forget()


def ask(page: Page, text: str) -> None:
    page.fill("#text", text)
    page.press("#text", "Enter")


def newest(page: Page, text: str) -> str:
    expect(page.locator("#newest")).to_contain_text(text)
    return page.locator("#newest").inner_text()


def send_feedback(page: Page) -> str:
    """The code that the chat gives for it."""
    ask(page, "I want to give feedback")
    for title in ("Yes, go on", "Something else", "School, and getting there", "Travel to school or college"):
        press(title)(page)
    press("Go straight to my words")(page)
    expect(page.locator("#newest")).to_contain_text("your own words")
    ask(page, WORDS)
    press("Send it")(page)
    found = CODE.search(newest(page, "Your code is"))
    assert found
    return found[0]


def choose(title: str, button: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_role("radio", name=title).check()
        press(button)(page)

    return act


def write_reply(page: Page) -> None:
    """Begun on the record, so that it is tied to it, and put beside a topic."""
    page.get_by_role("link", name="Write what was done about it").click()
    page.select_option("#category", "U11")
    page.fill("#title", "Drivers ring ahead")
    page.fill("#you_said", "Taxis came late and nobody told you.")
    page.fill("#we_did", WE_DID)
    page.locator("summary", has_text="Topics").click()
    page.locator("#topic-transport").check()
    press("Save the draft")(page)
    press("Ask for approval")(page)
    expect(page.locator("main")).to_contain_text("A second person can approve it now")
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)


def test_from_a_parents_words_to_an_answer_that_the_parent_sees(town: Town, record: Engine) -> None:
    parent = town.page()
    code = send_feedback(parent)

    officer = town.page("staff/today", "Ola Officer", "ola@example.gov.uk", ("reviewer", "publisher"))
    officer.get_by_role("button", name="Read what is new (1)").click()
    expect(officer.locator("#said")).to_have_text(re.compile(WORDS))
    choose("Needs action", "Save and read the next")(officer)
    expect(officer.locator("main")).to_contain_text("There is nothing new to read. Well done.")
    ask(parent, code)
    newest(parent, "wants something to be done")
    officer.get_by_role("link", name="Travel to school or college").click()
    choose("Acted on", "Save")(officer)
    write_reply(officer)

    second = town.page("staff/replies", "Sol Second", "sol@example.gov.uk", ("publisher",))
    second.get_by_role("link", name="Drivers ring ahead").click()
    press("Approve")(second)
    press("Publish")(second)
    expect(second.locator("main")).to_contain_text("Published. Parents can see it.")

    published.forget()  # looked up at most once a minute
    ask(parent, code)
    newest(parent, WE_DID)
    parent.goto(town.office.base + "receipt")
    parent.fill("#code", code)
    press("Look it up")(parent)
    expect(parent.locator("main")).to_contain_text(WE_DID)
    parent.goto(town.office.base + "you-said-we-did")
    expect(parent.locator("main")).to_contain_text(WE_DID)

    another = town.page()
    ask(another, "help with transport to school")
    press("What parents said, what we did")(another)
    newest(another, WE_DID)
    assert WORDS not in another.locator("body").inner_text()

    (need,) = fetch_needs(record)
    assert (need.review.state, need.words) == ("published", WORDS)
    assert verify(record).faults == ()
