"""Whole journeys with the real assistant by keyboard alone: in the page and in the widget, on three sizes of screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.bot.web.browser.conftest import Embedded
from tests.bot.web.browser.visits import SIZES, Visit, Visitor

TO_RECEIPT = (
    "Yes, go on",
    "Something else",
    "Assessments and EHC plans",
    "Getting an assessment or plan",
    "They said no",
    "Go straight to my words",
)


def type_and_send(visit: Visit, text: str) -> None:
    before = visit.answers
    visit.tab_to("#text")
    visit.page.keyboard.type(text)
    visit.page.keyboard.press("Enter")
    visit.wait_for_more_than(before)
    assert visit.active() == "text", "the next message can be typed at once"


def choose(visit: Visit, title: str) -> None:
    """From the field the newest choices are behind; after a tap, ahead."""
    before = visit.answers
    visit.tab_to_button(title, "Shift+Tab" if visit.active() == "text" else "Tab")
    visit.page.keyboard.press("Enter")
    visit.wait_for_more_than(before)
    assert "assistant" in visit.active("className"), "the answer can be read from its beginning"


def ask(visit: Visit) -> None:
    type_and_send(visit, "What is an EHC plan?")
    assert "What an EHC plan is" in visit.newest
    choose(visit, "Tell me more")
    type_and_send(visit, "the council refused to assess my child")
    assert "You can challenge" in visit.newest


def guide_to_letter(visit: Visit) -> None:
    type_and_send(visit, "How do I ask for an EHC needs assessment?")
    choose(visit, "Help me ask for an assessment")
    type_and_send(visit, "1")
    choose(visit, "A parent or carer")
    type_and_send(visit, "show me the letter")
    assert "Request for an EHC needs assessment" in visit.newest


def feedback_to_receipt(visit: Visit) -> str:
    """The code."""
    type_and_send(visit, "I want to give feedback")
    for title in TO_RECEIPT:
        choose(visit, title)
    type_and_send(visit, "Nobody rang back for weeks.")
    assert "Nobody rang back for weeks." in visit.newest, "shown before it is sent"
    choose(visit, "Send it")
    code = re.search(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]\b", visit.newest)
    assert code is not None, visit.newest
    return code[0]


def follow(visit: Visit) -> None:
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")


def withdraw(visit: Visit, code: str) -> None:
    """From the link to what was sent: the record is looked up, and taken back."""
    visit.tab_to("a[href$='/receipt']")
    follow(visit)
    visit.tab_to("#code")
    visit.page.keyboard.type(code.lower())
    follow(visit)
    expect(visit.page.get_by_text("It has reached the council")).to_be_visible()
    for title in ("Remove what I sent", "Yes, remove it for good"):
        visit.tab_to_button(title, "Tab")
        follow(visit)
    expect(visit.page.get_by_text("It is gone.")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_page(visitor: Visitor, size: str) -> None:
    visit = visitor.visit(viewport=SIZES[size])
    ask(visit)
    guide_to_letter(visit)
    code = feedback_to_receipt(visit)
    withdraw(visit, code)
    visit.page.goto(visitor.base)
    expect(visit.page.locator("#newest")).to_contain_text(code)
    visit.tab_to_button("Start again", "Tab")
    visit.page.keyboard.press("Enter")
    visit.tab_to_button("Yes, start again", "Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#newest .assistant")).to_have_count(0)
    assert visit.complaints == []


@pytest.mark.parametrize("size", SIZES)
def test_the_widget(real_embedded: Embedded, size: str) -> None:
    visit = real_embedded.visit(viewport=SIZES[size])
    visit.tab_to("#launcher")
    visit.page.keyboard.press("Enter")
    ask(visit)
    guide_to_letter(visit)
    code = feedback_to_receipt(visit)
    visit.page.keyboard.press("Escape")
    assert visit.active() == "launcher"
    visit.page.keyboard.press("Enter")
    assert visit.active() == "text"
    for title in ("Start again", "Yes, start again"):
        if title == "Start again":
            visit.tab_to("#menu", "Shift+Tab")
            visit.page.keyboard.press("Enter")
        visit.tab_to_button(title, "Tab")
        visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#newest .assistant")).to_have_count(1)
    visit.tab_to("#menu", "Shift+Tab")
    visit.page.keyboard.press("Enter")
    withdraw(visit, code)
    assert visit.complaints == []
