"""The pages beside the chat in a real browser: no fault for axe, all by keyboard, all without JavaScript."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, expect

from bot.web.app import create_app
from content.accessibility import accessibility
from content.letters import letters
from tests.bot.web.browser.reading import STATES, Site
from tests.bot.web.client import served
from tests.bot.web.conftest import SETTINGS, Scripted
from tests.bot.web.small_record import GOOD, SmallRecord

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """rules => axe.run({runOnly: {type: "tag", values: rules}, resultTypes: ["violations"]})
    .then(({violations}) => violations.map(({id, nodes}) => [id, nodes.map((node) => node.html.slice(0, 120))]))"""
LOOKS: dict[str, Any] = {
    "in light colours": {"color_scheme": "light", "forced_colors": "none"},
    "in dark colours": {"color_scheme": "dark", "forced_colors": "none"},
    "in forced colours (high contrast)": {"color_scheme": "light", "forced_colors": "active"},
}
WIDTHS = (320, 1280)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Opening = Callable[..., Page]
PRIVATE = "Alexandra Unmistakable-Surname"


@pytest.fixture
def reading(scripted: Scripted, small_record: SmallRecord) -> Iterator[Site]:
    with served(create_app(scripted, SETTINGS, public_record=small_record)) as base:  # type: ignore[arg-type]
        yield Site(base, scripted, small_record)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opening]:
    """Makes a page with given options; complains at the end about every error in its console."""
    contexts, complaints = [], []

    def make(**options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        return page

    yield make
    for context in contexts:
        context.close()
    # A page that answers with 4xx is reported in the console too: that is what it is for.
    assert [line for line in complaints if "Failed to load resource" not in line] == []


def test_the_statement_says_what_is_tested_here() -> None:
    statement = accessibility()
    assert set(STATES) == set(statement.states)
    assert list(statement.schemes) == list(LOOKS)
    assert statement.widths == WIDTHS


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault_in_any_state(reading: Site, open_page: Opening, state: str) -> None:
    page = open_page()
    STATES[state](reading, page)
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    for scheme, look in LOOKS.items():
        page.emulate_media(**look)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(RUN, RULES) == [], (scheme, width)
            # Nothing runs off the side; 320 px is also 1280 px at 400%.
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (scheme, width)


@pytest.mark.parametrize("state", STATES)
def test_with_wide_spacing_of_text_nothing_is_cut_off(reading: Site, open_page: Opening, state: str) -> None:
    page = open_page(viewport={"width": 320, "height": 800}, bypass_csp=True)
    STATES[state](reading, page)
    page.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
        "p {margin-bottom: 2em !important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("state", sorted(set(STATES) - {"letter_filled"}))
def test_without_javascript_every_state_is_reached_just_so(reading: Site, open_page: Opening, state: str) -> None:
    page = open_page(java_script_enabled=False)
    STATES[state](reading, page)
    expect(page.locator("h1")).to_be_visible()


def test_a_letter_without_javascript_has_blanks_and_no_fields(reading: Site, open_page: Opening) -> None:
    page = open_page(java_script_enabled=False)
    reading.open(page, "/letters/plan-is-late")
    expect(page.locator("#letter")).to_contain_text("My child is ____, born on ____")
    expect(page.locator("#blanks")).to_be_hidden()
    expect(page.locator("#tools")).to_be_hidden()


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the element of that name has the focus, and sees that the focus can be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")
        if focused == name:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", name
            return
    raise AssertionError(f"Tab does not lead to {name!r}")


def follow(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_from_a_topic_to_a_letter_and_back_by_keyboard_alone(reading: Site, open_page: Opening, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    reading.open(page, "/about")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reading.open(page, "/topics/")
    tab_to(page, "How to ask for an assessment")
    follow(page)
    tab_to(page, "Ask for an EHC needs assessment")
    follow(page)
    tab_to(page, "blank-child")
    page.keyboard.type(PRIVATE)
    expect(page.locator("#letter")).to_contain_text(PRIVATE)
    tab_to(page, "Download as text")
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Saved to your downloads. Blanks still empty: 11.")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_receipt_is_followed_up_and_withdrawn_by_keyboard_alone(
    reading: Site, open_page: Opening, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    reading.open(page, "/receipt")
    tab_to(page, "code")
    page.keyboard.type(GOOD)
    follow(page)
    tab_to(page, "Remove what I sent")
    follow(page)
    tab_to(page, "Yes, remove it for good")
    follow(page)
    expect(page.locator("h1 + .lead")).to_have_text("It is gone.")
    assert GOOD not in reading.record.rows


def test_dates_are_worked_out_and_saved_by_keyboard_alone(reading: Site, open_page: Opening) -> None:
    page = open_page()
    reading.open(page, "/dates")
    tab_to(page, "The council said no")
    follow(page)
    tab_to(page, "start")
    page.keyboard.type("two weeks ago")
    follow(page)
    expect(page.locator("svg .what")).to_have_count(3)
    tab_to(page, "Add reminders to my calendar")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "ehc-dates.ics"


def test_asking_about_a_topic_leads_into_the_chat(reading: Site, open_page: Opening) -> None:
    page = open_page()
    reading.open(page, "/topics/transport")
    page.get_by_role("button", name="Ask about this").click()
    expect(page.locator("#newest .you")).to_contain_text("Getting to school and back")
    expect(page.locator("#newest .assistant")).to_have_count(1)
    page.fill("#text", "And from 16?")
    page.press("#text", "Enter")
    expect(page.locator("#newest .assistant")).to_have_count(2)
    assert reading.scripted.asked[0][0] == reading.scripted.asked[1][0]


def fill_all(page: Page) -> None:
    for field in page.locator("[data-blank]").all():
        field.fill(f"{PRIVATE} <&> {field.get_attribute('data-blank')}")


def test_what_is_typed_into_a_letter_never_leaves_the_device(reading: Site, open_page: Opening) -> None:
    page = open_page(accept_downloads=True)
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    for letter in letters("southend"):
        reading.open(page, f"/letters/{letter}")
        fill_all(page)
        before = len(sent)
        for name in ("Copy", "Download for Word", "Download as text"):
            page.get_by_role("button", name=name).click()
        page.wait_for_timeout(100)
        # A download is made from memory.
        assert [request for request in sent[before:] if not request.startswith("blob:")] == []
        kept = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])")
        assert kept == '[{},{},""]'
    page.get_by_role("link", name="About").first.click()
    page.go_back()
    assert all("Unmistakable" not in request for request in sent)


def test_the_page_would_not_let_anything_out_even_if_its_script_tried(browser: Browser, reading: Site) -> None:
    tried = """async () => {
        const told = [];
        document.addEventListener("securitypolicyviolation", (event) => told.push(event.effectiveDirective));
        await fetch("/api/turn", {method: "POST", body: "x"}).catch(() => {});
        navigator.sendBeacon("/api/turn", "x");
        await new Promise((resolve) => setTimeout(resolve, 100));
        return told;
    }"""
    context = browser.new_context()
    page = context.new_page()
    reading.open(page, "/letters/plan-is-late")
    assert page.evaluate(tried) == ["connect-src", "connect-src"]
    context.close()


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path().read_bytes()


def words_of(paragraph: ElementTree.Element) -> str:
    parts = [node.text or "" if node.tag == f"{WORD}t" else " " for node in paragraph.iter()]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


@pytest.mark.parametrize("letter", letters("southend"))
def test_a_downloaded_letter_is_the_letter_on_the_page(reading: Site, open_page: Opening, letter: str) -> None:
    page = open_page(accept_downloads=True)
    reading.open(page, f"/letters/{letter}")
    fill_all(page)
    shown = [re.sub(r"\s+", " ", line).strip() for line in page.locator("#letter p").all_inner_texts()]
    text = downloaded(page, "Download as text").decode("utf-8-sig")
    assert [re.sub(r"\s+", " ", part).strip() for part in text.split("\r\n\r\n")] == shown
    archive = zipfile.ZipFile(io.BytesIO(downloaded(page, "Download for Word")))
    assert archive.testzip() is None
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))
    document = ElementTree.fromstring(archive.read("word/document.xml"))
    written = [words_of(paragraph) for paragraph in document.iter(f"{WORD}p")]
    assert written == shown
    assert "____" not in " ".join(written)


def test_a_word_letter_says_its_language_and_title(reading: Site, open_page: Opening) -> None:
    page = open_page(accept_downloads=True)
    reading.open(page, "/letters/plan-is-late")
    page.fill("#blank-child", "A\u0001\ud83d\ude00\uffff")
    archive = zipfile.ZipFile(io.BytesIO(downloaded(page, "Download for Word")))
    assert set(archive.namelist()) >= {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"}
    assert b'<w:lang w:val="en-GB"/>' in archive.read("word/styles.xml")
    assert b"<dc:title>EHC plan overdue</dc:title>" in archive.read("docProps/core.xml")
    assert "A\U0001f600," in archive.read("word/document.xml").decode()


def test_a_printed_letter_is_the_letter_alone(reading: Site, open_page: Opening) -> None:
    page = open_page()
    reading.open(page, "/letters/plan-is-late")
    page.emulate_media(media="print")
    for hidden in ("nav.site", "footer", "#blanks", "#tools", "h1"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#letter")).to_be_visible()


def test_a_reload_brings_nothing_back(reading: Site, open_page: Opening) -> None:
    page = open_page()
    reading.open(page, "/letters/plan-is-late")
    page.fill("#blank-child", PRIVATE)
    page.reload()
    assert page.input_value("#blank-child") == ""
    assert PRIVATE not in page.inner_text("#letter")
