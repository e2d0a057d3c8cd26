"""The chat page in a real browser (Debian's Chromium), with and without its script."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bot.web.app import create_app
from bot.web.pages import Pages
from content.flow_words import responses
from content.topics import topics
from tests.bot.web.client import served
from tests.bot.web.conftest import SETTINGS, Clock, Scripted

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 800}

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}: apt-get install chromium to run these"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # For this module only: while it is open, no other test can run an event loop.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page, and what went wrong or out while it was open."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def ask(self, text: str) -> None:
        before = self.page.locator("#newest .assistant").count()
        self.page.fill("#text", text)
        self.page.press("#text", "Enter")
        expect(self.page.locator("#newest .assistant")).not_to_have_count(before)

    @property
    def newest(self) -> str:
        return self.page.locator("#newest .assistant").last.inner_text()

    def storage(self) -> dict[str, Any]:
        kept: dict[str, Any] = self.page.evaluate(
            "({s: {...sessionStorage}, l: {...localStorage}, c: document.cookie})"
        )
        return kept


@dataclass
class Visitor:
    browser: Browser
    base: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def visit(self, **options: Any) -> Visit:
        context = self.browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.goto(self.base)
        return visit


@pytest.fixture
def visitor(browser: Browser, parents_site: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, parents_site)
    yield visitor
    for context in visitor.contexts:
        context.close()


@pytest.fixture
def guest(browser: Browser, scripted: Any, clock: Clock) -> Iterator[Visitor]:
    """A visitor of the chat with the assistant that says what a test wants."""
    with served(create_app(scripted, SETTINGS, clock)) as base:
        visitor = Visitor(browser, base)
        yield visitor
        for context in visitor.contexts:
            context.close()


def test_a_question_can_be_asked_and_a_choice_taken_by_keyboard_alone(visitor: Visitor) -> None:
    visit = visitor.visit()
    page = visit.page
    while page.evaluate("document.activeElement.id") != "text":
        page.keyboard.press("Tab")
    page.keyboard.type("What is an")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("EHC plan?")
    assert page.input_value("#text") == "What is an\nEHC plan?"
    page.keyboard.press("Enter")
    expect(page.locator("#newest .assistant h3")).to_have_text("What an EHC plan is")
    assert page.evaluate("document.activeElement.id") == "text"
    assert page.input_value("#text") == ""
    while page.evaluate("document.activeElement.textContent") != "Tell me more":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#newest .assistant")).to_have_count(2)
    assert page.evaluate("document.activeElement === document.querySelectorAll('#newest .assistant')[1]")


def test_a_tapped_choice_is_answered_and_the_old_choices_go(visitor: Visitor) -> None:
    visit = visitor.visit(viewport=PHONE, has_touch=True)
    visit.ask("I want to give feedback")
    visit.page.tap("text=No, leave it")
    expect(visit.page.locator("#newest .you").last).to_contain_text("No, leave it")
    expect(visit.page.locator("#newest .assistant").last).to_contain_text("Nothing was sent")
    assert visit.page.locator("text=Yes, go on").count() == 0
    assert visit.page.evaluate("document.activeElement.id") != "text", "the phone's keyboard would cover the answer"


def test_the_newest_answer_is_in_view_with_its_beginning(visitor: Visitor) -> None:
    visit = visitor.visit(viewport=PHONE)
    visit.ask("What is an EHC plan?")
    visit.ask("How do I complain about the council?")
    top = visit.page.locator("#newest .assistant").last.bounding_box()
    assert top is not None
    assert 0 <= top["y"] < PHONE["height"] / 2


def test_nothing_breaks_the_policy_and_nothing_is_asked_of_another_site(visitor: Visitor) -> None:
    visit = visitor.visit()
    visit.ask("What is an EHC plan?")
    visit.page.click("text=Tell me more")
    expect(visit.page.locator("#newest .assistant")).to_have_count(2)
    assert visit.complaints == []
    assert visit.requests
    assert [url for url in visit.requests if not url.startswith(visitor.base)] == []


def test_nothing_is_kept_before_the_first_message_then_only_in_this_tab(visitor: Visitor) -> None:
    visit = visitor.visit()
    assert visit.storage() == {"s": {}, "l": {}, "c": ""}
    visit.ask("What is an EHC plan?")
    kept = visit.storage()
    assert (kept["l"], kept["c"]) == ({}, "")
    (talk,) = kept["s"].values()
    assert set(json.loads(talk)) == {"session", "said", "at"}


def test_the_conversation_is_there_after_a_reload_until_start_again(visitor: Visitor) -> None:
    visit = visitor.visit()
    visit.ask("What is an EHC plan?")
    before = visit.page.locator("#newest").inner_text()
    visit.page.reload()
    assert visit.page.locator("#newest").inner_text() == before
    expect(visit.page.locator("#log")).to_have_attribute("aria-live", "polite")
    visit.page.click("text=Tell me more")
    expect(visit.page.locator("#newest .assistant")).to_have_count(2)
    visit.page.click("text=Start again")
    expect(visit.page.locator("#newest .assistant")).to_have_count(0)
    assert visit.storage()["s"] == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_a_small_phone_never_scrolls_sideways(visitor: Visitor, scheme: str, text_size: str) -> None:
    visit = visitor.visit(viewport=PHONE, color_scheme=scheme)
    visit.page.evaluate("size => document.documentElement.style.setProperty('font-size', size)", text_size)
    visit.ask("short breaks and respite")
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_can_be_pressed_is_large_enough_for_a_thumb(visitor: Visitor) -> None:
    visit = visitor.visit(viewport=PHONE)
    visit.ask("What is an EHC plan?")
    for target in visit.page.locator("button:visible, #again, #text").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.inner_text()


def test_the_focus_can_be_seen(visitor: Visitor) -> None:
    visit = visitor.visit()
    visit.ask("What is an EHC plan?")
    for _ in range(8):
        visit.page.keyboard.press("Shift+Tab")
        width = visit.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        style = visit.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert (width, style) == ("3px", "solid")


def test_without_a_script_the_page_does_the_same(visitor: Visitor) -> None:
    visit = visitor.visit(java_script_enabled=False, viewport=PHONE)
    visit.page.fill("#text", "What is an EHC plan?")
    visit.page.click("#send")
    expect(visit.page.locator("#newest .assistant h3")).to_have_text("What an EHC plan is")
    expect(visit.page.get_by_role("heading", name="New messages")).to_be_in_viewport()
    visit.page.click("text=Tell me more")
    expect(visit.page.locator("#newest .you")).to_contain_text("Tell me more")
    assert visit.page.locator("#log .assistant").count() == 3
    expect(visit.page.get_by_role("heading", name="New messages")).to_be_in_viewport()
    visit.page.click("#send")
    expect(visit.page.locator("#trouble")).to_be_in_viewport()
    # The browser itself notes the status of the empty message; nothing else may be there.
    assert [line for line in visit.complaints if "422" not in line] == []


def test_the_script_takes_over_a_conversation_begun_without_it(guest: Visitor, scripted: Scripted) -> None:
    visit = guest.visit()
    visit.page.evaluate("HTMLFormElement.prototype.submit.call(document.forms[0])")  # as if the script had not run
    visit.page.wait_for_url("**/#new")
    visit.page.fill("#text", "Hello")
    visit.page.evaluate("HTMLFormElement.prototype.submit.call(document.forms[0])")
    expect(visit.page.locator("h2#new")).to_be_visible()
    visit.ask("And now by script")
    assert len({asked[0] for asked in scripted.asked}) == 1
    assert visit.page.locator("h2#new").count() == 0


def test_a_message_that_does_not_get_through_is_kept_and_sent_again_with_its_number(guest: Visitor) -> None:
    visit = guest.visit()
    sent: list[dict[str, Any]] = []
    visit.page.route("**/api/turn", lambda route: (sent.append(route.request.post_data_json), route.abort()))
    visit.page.fill("#text", "Is anybody there?")
    visit.page.press("#text", "Enter")
    expect(visit.page.locator("#retry")).to_be_visible()
    assert visit.page.input_value("#text") == "Is anybody there?"
    assert visit.storage()["s"] == {}
    visit.page.unroute("**/api/turn")
    visit.page.on("request", lambda request: sent.append(request.post_data_json) if request.method == "POST" else None)
    visit.page.click("#retry")
    expect(visit.page.locator("#newest .assistant")).to_have_count(1)
    assert visit.page.locator("#newest .you").count() == 1
    assert len(sent) == 2
    assert sent[0] == sent[1]
    expect(visit.page.locator("#problem")).to_be_hidden()


def test_a_choice_that_does_not_get_through_can_be_sent_again(guest: Visitor, scripted: Scripted) -> None:
    visit = guest.visit()
    visit.ask("Hello")
    visit.page.route("**/api/turn", lambda route: route.abort())
    visit.page.click("text=Tell me more")
    expect(visit.page.locator("#retry")).to_be_visible()
    visit.page.unroute("**/api/turn")
    visit.page.click("#retry")
    expect(visit.page.locator("#newest .assistant")).to_have_count(2)
    assert scripted.asked[-1][2] is not None


def test_a_session_that_is_over_is_told_and_the_text_kept(guest: Visitor, clock: Clock) -> None:
    visit = guest.visit()
    visit.ask("Hello")
    clock.now += 30 * 60 + 1
    visit.page.fill("#text", "Are you still there?")
    visit.page.press("#text", "Enter")
    expect(visit.page.locator("#trouble")).to_contain_text("we started a new conversation")
    assert visit.page.input_value("#text") == "Are you still there?"
    visit.page.press("#text", "Enter")
    expect(visit.page.locator("#newest .assistant")).to_have_count(2)


def test_a_slow_answer_is_announced_once_after_a_second(guest: Visitor, scripted: Scripted) -> None:
    scripted.seconds = 1.6
    visit = guest.visit()
    visit.page.fill("#text", "Hello")
    visit.page.press("#text", "Enter")
    assert visit.page.inner_text("#status") == ""
    expect(visit.page.locator("#status")).to_have_text("The assistant is writing")
    expect(visit.page.locator("#newest .assistant")).to_have_count(1)
    assert visit.page.inner_text("#status") == ""


def test_a_second_message_waits_for_the_first(guest: Visitor, scripted: Scripted) -> None:
    scripted.seconds = 0.5
    visit = guest.visit()
    for text in ("One", "Two"):
        visit.page.fill("#text", text)
        visit.page.press("#text", "Enter")
    expect(visit.page.locator("#newest .assistant")).to_have_count(1)
    assert visit.page.input_value("#text") == "Two"
    assert len(scripted.asked) == 1


def test_the_characters_are_counted_from_800_on_and_too_many_are_not_sent(guest: Visitor, scripted: Scripted) -> None:
    visit = guest.visit()
    counter = visit.page.locator("#counter")
    visit.page.fill("#text", "x" * 799)
    expect(counter).to_be_hidden()
    visit.page.fill("#text", "x" * 800)
    expect(counter).to_have_text("You have 200 characters left")
    visit.page.fill("#text", "x" * 1001)
    expect(counter).to_have_text("1 characters too many")
    visit.page.press("#text", "Enter")
    expect(visit.page.locator("#trouble")).to_contain_text("longer than 1,000")
    assert scripted.asked == []


def test_markup_from_anyone_is_shown_as_text(guest: Visitor, scripted: Scripted) -> None:
    nasty = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    scripted.messages = [
        {"text": f"{nasty}\n\n- {nasty}", "title": nasty, "buttons": [{"title": nasty, "payload": "/x"}]}
    ]
    visit = guest.visit()
    visit.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    visit.ask(nasty)
    assert visit.page.locator("#log img, #log script").count() == 0
    assert visit.page.locator("#newest .you .text").inner_text() == nasty
    assert visit.complaints == []


def test_script_and_server_show_every_text_alike(guest: Visitor) -> None:
    """The rules for paragraphs, lists and links are written twice: here they meet on everything there is to say."""
    visit = guest.visit()
    said = [text for topic in topics().values() for text in (topic.answer, topic.more) if text]
    said += [variant["text"] for variants in responses().values() for variant in variants if "text" in variant]
    pages = Pages("southend", 30)
    message = {"title": None, "law": None, "source": None, "checked": None, "buttons": []}
    by_script = visit.page.evaluate(
        """async (texts) => {
            const { addBlocks } = await import("/static/text.js");
            return texts.map((text) => {
                const place = document.createElement("div");
                addBlocks(place, text);
                return place.innerHTML;
            });
        }""",
        said,
    )
    macro = pages._environment.get_template("message.html").make_module(pages._environment.globals).item
    for text, shown in zip(said, by_script, strict=True):
        served_html = macro("assistant", {**message, "text": text})
        (inside,) = re.findall(r'<div class="text">(.*?)</div>', served_html, re.DOTALL)
        assert html.unescape(re.sub(r">\s+<", "><", inside).strip()) == html.unescape(shown), text
