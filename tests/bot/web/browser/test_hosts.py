"""The widget on pages that are not kind to it. On none may the console complain or another site be asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from bot.web.bundle import WIDGET, script
from tests.bot.web.browser.conftest import Embedded
from tests.bot.web.browser.hosts import BODY, html
from tests.bot.web.browser.visits import Visit

# What jQuery 1 pages are known for: `$`, handlers on the document for keys and clicks, a prototype with guests.
OLD_SCRIPTS = """
Array.prototype.remove = function () {}; Object.prototype.extend = function () {};
window.$ = window.jQuery = function () { return { ready: function (f) { f(); } } };
document.onkeydown = function (e) { if (e.keyCode === 83 || e.keyCode === 13) { e.preventDefault(); return false; } };
document.onkeypress = document.onkeyup = document.onkeydown;
"""
HOSTILE_STYLES = {
    "unset": "* { all: unset; }",
    "hidden": "body * { display: none !important; visibility: hidden !important; opacity: 0 !important; }",
    "huge": "* { font: 60px cursive !important; color: red !important; position: static !important; margin: 3em; }",
    "small root": "html { font-size: 62.5%; line-height: 1; text-align: center; text-transform: uppercase; }",
    "variables": "* { --brand: #fff; --ink: #fff; --page: #fff; --card: #fff; --on-brand: #fff; }",
}


def ask_and_check(embedded: Embedded, visit: Visit) -> None:
    visit.page.click("#launcher")
    expect(visit.page.locator("#panel")).to_be_in_viewport()
    visit.page.locator("#text").press_sequentially("Yes, this is it")
    visit.page.press("#text", "Enter")
    visit.wait_for_more_than(1)
    visit.page.click("text=Tell me more")
    visit.wait_for_more_than(2)
    assert visit.page.locator("#newest .you .text").first.inner_text() == "Yes, this is it"
    assert visit.complaints == []
    assert all(url.startswith((embedded.hosts.base, embedded.assistant)) for url in visit.urls)


def policy(embedded: Embedded) -> str:
    ours = embedded.assistant.rstrip("/")
    return (
        f"default-src 'none'; script-src {ours}; connect-src {ours}; form-action 'none'; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def test_a_policy_of_none_but_for_the_tag(embedded: Embedded) -> None:
    visit = embedded.visit("strict", policy=policy(embedded))
    ask_and_check(embedded, visit)
    visit.page.click("#menu")
    visit.page.click("text=Start again")
    visit.page.click("text=Yes, start again")
    visit.page.evaluate("window.print = () => {}")
    visit.page.click("#menu")
    visit.page.click("#more >> text=Print")
    assert visit.complaints == []
    look = "one => [getComputedStyle(one).position, getComputedStyle(one).backgroundColor]"
    assert visit.page.locator("#panel").evaluate(look) == ["fixed", "rgb(243, 246, 247)"], "the styles came through"
    assert visit.page.locator("send-chat [style], send-chat style").count() == 0


def test_a_pinned_version_is_taken_with_its_hash_and_another_file_is_not(embedded: Embedded) -> None:
    made = script(WIDGET, "southend", 30)
    address = f"{embedded.assistant.rstrip('/')}{made.address}"
    tag = '<script src="{}" integrity="{}" crossorigin="anonymous" async></script>'
    ask_and_check(embedded, embedded.visit("pinned", tag=tag.format(address, made.integrity)))
    wrong = embedded.hosts.put("wrong", html(tag=tag.format(address, "sha384-" + "A" * 64)))
    visit = embedded.visitor.visit(wrong)
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.locator("send-chat").count() == 0


@pytest.mark.parametrize("name", HOSTILE_STYLES)
def test_styles_that_would_break_anything_else(embedded: Embedded, name: str) -> None:
    embedded.hosts.put("hostile.css", HOSTILE_STYLES[name], kind="text/css")
    visit = embedded.visit(body='<link rel="stylesheet" href="/hostile.css">' + BODY)
    ask_and_check(embedded, visit)
    size, ink = visit.page.locator("#newest .text p").last.evaluate(
        "one => [getComputedStyle(one).fontSize, getComputedStyle(one).color]"
    )
    assert (size, ink) == ("16px", "rgb(23, 33, 43)")
    assert visit.page.locator("#send").evaluate("one => getComputedStyle(one).textTransform") == "none"


def test_scripts_from_the_days_of_jquery_1(embedded: Embedded) -> None:
    embedded.hosts.put("old.js", OLD_SCRIPTS, kind="text/javascript")
    ask_and_check(embedded, embedded.visit(body=BODY + '<script src="/old.js"></script>'))


def test_a_page_written_from_right_to_left(embedded: Embedded) -> None:
    address = embedded.hosts.put("rtl", html(tag=embedded.tag(), attributes='lang="ur" dir="rtl"'))
    visit = embedded.visitor.visit(address)
    box = visit.page.locator("#launcher").bounding_box()
    assert box is not None
    assert box["x"] < 40, "on the side where such a page ends"
    ask_and_check(embedded, visit)
    assert visit.page.locator("#text").evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_two_tags_on_one_page_are_one_widget(embedded: Embedded) -> None:
    visit = embedded.visit(body=embedded.tag() + BODY, tag=embedded.tag() + embedded.tag())
    visit.page.wait_for_load_state("networkidle")
    assert visit.page.locator("send-chat").count() == 1
    ask_and_check(embedded, visit)


def test_a_tag_that_is_a_module(embedded: Embedded) -> None:
    ask_and_check(embedded, embedded.visit(tag=embedded.tag('type="module"')))


def test_a_tag_in_the_head_that_comes_before_the_page(embedded: Embedded) -> None:
    tag = embedded.tag().replace(" async", "")
    visit = embedded.visitor.visit(embedded.hosts.put("head", html(head=tag)))
    ask_and_check(embedded, visit)


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'])
def test_inside_a_frame_with_and_without_a_sandbox(embedded: Embedded, sandbox: str) -> None:
    """A sandboxed page has no origin and no storage: it opens, keeps nothing, and says what does not get through."""
    embedded.hosts.put("inner", html(tag=embedded.tag()))
    frame = f'<iframe title="A page" src="/inner" width="700" height="600" {sandbox}></iframe>'
    visit = embedded.visitor.visit(embedded.hosts.put("outer", html(BODY + frame)))
    inner = visit.page.frame_locator("iframe")
    inner.locator("#launcher").click()
    inner.locator("#text").fill("Hello")
    inner.locator("#text").press("Enter")
    if sandbox:
        expect(inner.locator("#retry")).to_be_visible()
        assert inner.locator("#text").input_value() == "Hello"
    else:
        expect(inner.locator("#newest .assistant")).to_have_count(2)
        assert visit.complaints == []


def test_a_site_that_is_not_listed_gets_the_widget_but_no_answer(embedded: Embedded, scripted: object) -> None:
    other = embedded.hosts.base.replace("127.0.0.1", "localhost")
    embedded.hosts.put("page", html(tag=embedded.tag()))
    visit = embedded.visitor.visit(f"{other}page")
    visit.page.click("#launcher")
    visit.send("Hello")
    expect(visit.page.locator("#retry")).to_be_visible()
    assert visit.page.input_value("#text") == "Hello"
    assert scripted.asked == []  # type: ignore[attr-defined]


def test_a_browser_too_old_for_the_widget_gets_a_link_to_the_page(embedded: Embedded) -> None:
    embedded.hosts.put("old.js", "delete Document.prototype.adoptedStyleSheets", kind="text/javascript")
    visit = embedded.visitor.visit(
        embedded.hosts.put("old", html(BODY + '<script src="/old.js"></script>', tag=embedded.tag()))
    )
    link = visit.page.get_by_role("link", name="Ask about SEND support")
    expect(link).to_have_attribute("href", embedded.assistant)
