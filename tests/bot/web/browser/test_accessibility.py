"""axe-core on every state of page and widget: WCAG 2.0 to 2.2, A and AA, and axe's best practice, with no exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Route, expect

from tests.bot.web.browser.conftest import Embedded
from tests.bot.web.browser.visits import Visit, Visitor
from tests.bot.web.conftest import ANSWER, Clock, Scripted

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
]
LONG = {**ANSWER, "text": "First.\n\n- one\n- two https://www.gov.uk/x\n\n1. this\n2. that\n\n" + "More.\n\n" * 20}
CRISIS = {**ANSWER, "kind": "crisis", "title": "Please call now", "text": "Call 999."}
RUN = """rules => axe.run({runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]})
    .then(({violations}) => violations.map(({id, nodes}) => [id, nodes.map((node) => node.html.slice(0, 120))]))"""


def check(visit: Visit, state: str) -> None:
    """In light, dark and forced colours."""
    if not visit.page.evaluate("Boolean(window.axe)"):
        visit.page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    for look in LOOKS:
        visit.page.emulate_media(**look)
        assert visit.page.evaluate(RUN, RULES) == [], (state, look)


@contextmanager
def waiting(visit: Visit) -> Iterator[None]:
    """While an answer is on its way."""
    held: list[Route] = []
    visit.page.route("**/api/turn", lambda route: held.append(route))  # noqa: PLW0108  # it sets attributes on it
    before = visit.answers
    visit.send("A question")
    expect(visit.page.locator("#status")).not_to_be_empty()
    yield
    held[0].continue_()
    visit.page.unroute("**/api/turn")
    visit.wait_for_more_than(before)


def talk_through(visit: Visit, scripted: Scripted, clock: Clock, restart: Callable[[], None]) -> list[str]:
    """Goes through the states that page and widget share, and has each looked at. Returns their names."""
    states: list[str] = []

    def state(name: str) -> None:
        check(visit, name)
        states.append(name)

    state("the welcome")
    visit.page.press("#text", "Enter")
    state("an empty message")
    visit.page.fill("#text", "x" * 1001)
    state("a message too long")
    visit.page.fill("#text", "")
    with waiting(visit):
        state("waiting")
    state("an answer with choices")
    before = visit.answers
    visit.page.click("text=Tell me more")
    visit.wait_for_more_than(before)
    state("after a tap")
    scripted.messages = [LONG, LONG, CRISIS]
    visit.ask("Tell me everything")
    state("a long log")
    visit.page.context.set_offline(True)
    visit.send("Hello?")
    expect(visit.page.locator("#retry")).to_be_visible()
    state("offline")
    before = visit.answers
    visit.page.context.set_offline(False)
    visit.wait_for_more_than(before)
    clock.now += 30 * 60 + 1
    visit.send("Still there?")
    expect(visit.page.locator("#trouble")).not_to_be_empty()
    state("a session that is over")
    restart()
    state("asked whether to start again")
    visit.page.click("text=No, keep it")
    return states


def test_a_fault_in_the_widget_would_be_found(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.page.locator(".head").evaluate("head => head.append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        check(visit, "a button without a name")


def test_the_widget_has_no_fault_in_any_state(embedded: Embedded, scripted: Scripted, clock: Clock) -> None:
    visit = embedded.visit()
    check(visit, "closed")
    visit.page.click("#launcher")

    def restart() -> None:
        visit.page.click("#menu")
        check(visit, "the menu")
        visit.page.click("text=Start again")

    states = talk_through(visit, scripted, clock, restart)
    with waiting(visit):
        visit.page.click("#minimise")
    expect(visit.page.locator("#unread")).to_be_visible()
    check(visit, "closed, with news")
    visit.page.click("#launcher")
    visit.page.reload()
    expect(visit.page.locator("#newest .you").first).to_be_visible()
    check(visit, "on the next page")
    visit.page.set_viewport_size({"width": 320, "height": 640})
    check(visit, "a sheet on a phone")
    assert len({*states, "closed", "the menu", "closed, with news", "on the next page", "a sheet"}) >= 12


def test_the_page_has_no_fault_in_any_state(guest: Visitor, scripted: Scripted, clock: Clock) -> None:
    visit = guest.visit()
    states = talk_through(visit, scripted, clock, lambda: visit.page.click("text=Start again"))
    visit.page.click("summary")
    check(visit, "the languages")
    visit.page.reload()
    check(visit, "after a reload")
    assert len({*states, "the languages", "after a reload"}) >= 12


def test_the_page_without_a_script_has_no_fault_either(guest: Visitor) -> None:
    """The browser runs axe, so it runs scripts; the page's own is kept away."""
    visit = guest.visit("about:blank")
    visit.page.route("**/chat.*.js", lambda route: route.abort())
    visit.page.goto(guest.base)
    check(visit, "the welcome")
    visit.page.fill("#text", "Hello")
    visit.page.click("#send")
    visit.page.wait_for_url("**/#new")
    check(visit, "an answer")
    visit.page.click("#send")
    expect(visit.page.locator("#trouble")).not_to_be_empty()
    check(visit, "an empty message")
