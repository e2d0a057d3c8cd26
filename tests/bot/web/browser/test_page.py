"""The chat page in a real browser (Debian's Chromium), with and without its script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from content.flow_words import responses
from content.topics import topics
from tests.bot.web.browser.visits import ANSWERS, Visitor
from tests.bot.web.conftest import ANSWER, Clock, Scripted
from tests.chromium import PHONE


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
    expect(page.locator(ANSWERS)).to_have_count(2)
    assert page.evaluate(
        "document.activeElement === document.querySelectorAll('#newest .assistant:not([data-kind=helpful])')[1]"
    )


def test_a_tapped_choice_is_answered_and_the_old_choices_go(visitor: Visitor) -> None:
    visit = visitor.visit(viewport=PHONE, has_touch=True)
    visit.ask("I want to give feedback")
    visit.page.tap("text=No, leave it")
    expect(visit.page.locator("#newest .you").last).to_contain_text("No, leave it")
    expect(visit.page.locator(ANSWERS).last).to_contain_text("Nothing was sent")
    assert visit.page.locator("text=Yes, go on").count() == 0
    assert visit.page.evaluate("document.activeElement.id") != "text", "the phone's keyboard would cover the answer"


def test_the_newest_answer_is_in_view_with_its_beginning(visitor: Visitor) -> None:
    visit = visitor.visit(viewport=PHONE)
    visit.ask("What is an EHC plan?")
    visit.ask("How do I complain about the council?")
    top = visit.page.locator(ANSWERS).last.bounding_box()
    assert top is not None
    assert 0 <= top["y"] < PHONE["height"] / 2


def test_nothing_breaks_the_policy_and_nothing_is_asked_of_another_site(visitor: Visitor) -> None:
    visit = visitor.visit()
    visit.ask("What is an EHC plan?")
    visit.page.click("text=Tell me more")
    expect(visit.page.locator(ANSWERS)).to_have_count(2)
    assert visit.complaints == []
    assert visit.requests
    assert [url for url in visit.urls if not url.startswith(visitor.base)] == []


def test_nothing_is_kept_before_the_first_message_then_only_in_this_tab(visitor: Visitor) -> None:
    visit = visitor.visit()
    assert visit.storage() == {"s": {}, "l": {}, "c": ""}
    visit.ask("What is an EHC plan?")
    visit.check_kept_in_this_tab_only()


def test_the_conversation_is_there_after_a_reload_until_start_again(visitor: Visitor) -> None:
    visit = visitor.visit()
    visit.ask("What is an EHC plan?")
    before = visit.page.locator("#newest").inner_text()
    visit.page.reload()
    assert visit.page.locator("#newest").inner_text() == before
    expect(visit.page.locator("#log")).to_have_attribute("aria-live", "polite")
    visit.page.click("text=Tell me more")
    expect(visit.page.locator(ANSWERS)).to_have_count(2)
    visit.page.click("text=Start again")
    visit.page.click("text=Yes, start again")
    expect(visit.page.locator(ANSWERS)).to_have_count(0)
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
    for target in visit.page.locator("button:visible, .tools a, #text").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, target.inner_text()


def test_the_focus_can_be_seen(visitor: Visitor) -> None:
    visit = visitor.visit()
    visit.ask("What is an EHC plan?")
    for _ in range(5):
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
    assert visit.page.locator("#log .assistant:not([data-kind=helpful])").count() == 3
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
    expect(visit.page.locator("html.by-script")).to_be_attached()
    visit.ask("And now by script")
    assert len({asked[0] for asked in scripted.asked}) == 1
    assert visit.page.locator("h2#new").count() == 0


def test_a_message_that_does_not_get_through_is_kept_and_sent_again_with_its_number(guest: Visitor) -> None:
    visit = guest.visit()
    sent: list[dict[str, Any]] = []
    visit.page.route("**/api/turn", lambda route: (sent.append(route.request.post_data_json), route.abort()))
    visit.send("Is anybody there?")
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
    visit.send("Are you still there?")
    expect(visit.page.locator("#trouble")).to_contain_text("we started a new conversation")
    assert visit.page.input_value("#text") == "Are you still there?"
    visit.page.press("#text", "Enter")
    expect(visit.page.locator("#newest .assistant")).to_have_count(2)


def test_a_slow_answer_is_announced_once_after_a_second(guest: Visitor, scripted: Scripted) -> None:
    scripted.seconds = 1.6
    visit = guest.visit()
    visit.send("Hello")
    assert visit.page.inner_text("#status") == ""
    expect(visit.page.locator("#status")).to_have_text("The assistant is writing")
    expect(visit.page.locator("#newest .assistant")).to_have_count(1)
    assert visit.page.inner_text("#status") == ""


def test_a_second_message_waits_for_the_first(guest: Visitor, scripted: Scripted) -> None:
    scripted.seconds = 0.5
    visit = guest.visit()
    for text in ("One", "Two"):
        visit.send(text)
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
    expect(counter).to_have_text("1 character too many")
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


def test_script_and_server_show_every_text_alike(guest: Visitor, scripted: Scripted) -> None:
    """The rules for paragraphs, lists and links are written twice: here they meet on everything there is to say."""
    said = [text for topic in topics().values() for text in (topic.answer, topic.more) if text]
    said += [variant["text"] for variants in responses().values() for variant in variants if "text" in variant]
    scripted.messages = [{**ANSWER, "text": text, "buttons": []} for text in said]
    visit = guest.visit()
    visit.ask("Hello")
    by_script = visit.page.eval_on_selector_all("#newest .assistant", "items => items.map((item) => item.outerHTML)")
    visit.page.evaluate("sessionStorage.clear()")
    visit.page.goto(guest.base)
    visit.page.fill("#text", "Hello")
    visit.page.evaluate("HTMLFormElement.prototype.submit.call(document.forms[0])")  # as if there were no script
    visit.page.wait_for_url("**/#new")
    by_server = visit.page.eval_on_selector_all("#newest .assistant", "items => items.map((item) => item.outerHTML)")
    assert len(by_script) == len(said)
    for text, script, server in zip(said, by_script, by_server, strict=True):
        assert re.sub(r">\s+<", "><", server) == re.sub(r">\s+<", "><", script), text
