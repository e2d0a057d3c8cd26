"""The widget on a council's page: opening, talking, leaving, coming back."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bot.web.browser.conftest import Embedded
from tests.bot.web.browser.hosts import BODY
from tests.bot.web.browser.visits import Visit
from tests.bot.web.conftest import ANSWER, Clock, Scripted
from tests.chromium import DESK, PHONE

LINKS = "".join(f'<p><a id="link{i}" href="#{i}">Link {i} of the page</a></p>' for i in range(30))


def posts(page: Page) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []
    page.on("request", lambda request: sent.append(request.post_data_json) if request.method == "POST" else None)
    return sent


def lose_the_answer_and_retry(visit: Visit, text: str) -> None:
    visit.page.route("**/api/turn", lambda route: (route.fetch(), route.abort()))
    visit.send(text)
    expect(visit.page.locator("#retry")).to_be_visible()
    visit.page.unroute("**/api/turn")
    visit.page.click("#retry")


def test_before_it_is_opened_only_the_script_is_asked_for_and_nothing_is_kept(embedded: Embedded) -> None:
    visit = embedded.visit()
    assert visit.urls == [f"{embedded.hosts.base}page", f"{embedded.assistant}send-chat.js"]
    assert visit.storage() == {"s": {}, "l": {}, "c": ""}


def test_opening_asks_for_nothing_and_the_first_message_for_one_thing(embedded: Embedded) -> None:
    visit = embedded.opened()
    assert len(visit.urls) == 2
    visit.ask("Hello")
    assert visit.urls[2:] == [f"{embedded.assistant}api/turn"]
    assert visit.complaints == []


def test_once_opened_only_this_tab_keeps_anything(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    visit.check_kept_in_this_tab_only()


def test_no_cookie_and_no_referrer_goes_with_a_message(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.page.context.add_cookies([{"name": "a", "value": "b", "url": embedded.assistant}])
    visit.ask("Hello")
    headers = visit.requests[-1].all_headers()
    assert "cookie" not in headers
    assert "referer" not in headers


def test_the_focus_goes_to_the_field_and_back_to_the_button_with_escape(embedded: Embedded) -> None:
    visit = embedded.visit()
    visit.tab_to("#launcher")
    assert visit.page.get_by_role("button", name="Ask about SEND support").get_attribute("aria-expanded") == "false"
    visit.page.keyboard.press("Enter")
    assert visit.active() == "text"
    expect(visit.page.get_by_role("dialog", name="SEND assistant")).to_be_visible()
    visit.page.keyboard.press("Escape")
    assert visit.active() == "launcher"
    expect(visit.page.locator("#panel")).to_be_hidden()


def test_escape_closes_the_menu_first(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.page.click("#menu")
    expect(visit.page.get_by_role("heading", name="Talk to a person")).to_be_visible()
    visit.page.keyboard.press("Escape")
    assert visit.active() == "menu"
    expect(visit.page.locator("#log")).to_be_visible()
    expect(visit.page.locator("#more")).to_be_hidden()


def test_the_page_behind_can_still_be_used(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.page.click("#host-link")
    assert visit.page.url.endswith("#top")
    expect(visit.page.locator("#panel")).to_be_visible()


def test_after_a_tap_the_focus_is_on_the_answer(embedded: Embedded, scripted: Scripted) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    visit.page.click("text=Tell me more")
    visit.wait_for_more_than(2)
    assert visit.active("className") == "message assistant"
    assert scripted.asked[-1][2] == '/show_more{"topic": "transport"}'
    assert visit.page.locator("#newest .choices").count() == 1, "old choices are gone"


def test_a_question_to_begin_with_is_sent_as_it_stands(embedded: Embedded, scripted: Scripted) -> None:
    visit = embedded.opened()
    visit.page.click("text=I want to give feedback")
    visit.wait_for_more_than(1)
    assert scripted.asked[0][1] == "I want to give feedback"


def test_an_answer_while_it_is_minimised_is_counted_in_the_name_of_the_button(
    embedded: Embedded, scripted: Scripted
) -> None:
    scripted.seconds = 0.4
    scripted.messages = [ANSWER, ANSWER]
    visit = embedded.opened()
    visit.send("Hello")
    visit.page.click("#minimise")
    expect(visit.page.get_by_role("button", name="Ask about SEND support 2 new messages")).to_be_visible()
    visit.page.click("#launcher")
    visit.page.click("#minimise")
    expect(visit.page.locator("#unread")).to_be_hidden()


def test_the_next_page_of_the_tab_goes_on_with_what_was_typed_and_takes_no_focus(
    embedded: Embedded, scripted: Scripted
) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    visit.page.fill("#text", "half a thought")
    visit.page.goto(embedded.hosts.put("next", embedded.hosts.pages["page"][0]))
    expect(visit.page.locator("#newest .you")).to_contain_text("Hello")
    expect(visit.page.locator("#log")).to_have_attribute("aria-live", "polite")
    assert visit.page.input_value("#text") == "half a thought"
    assert visit.page.evaluate("document.activeElement === document.body")
    visit.ask("And then?")
    assert len({asked[0] for asked in scripted.asked}) == 1


def test_on_a_phone_the_next_page_is_not_covered(embedded: Embedded) -> None:
    visit = embedded.opened(viewport=PHONE)
    box = visit.page.locator("#panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 320, "height": 640}
    visit.ask("Hello")
    visit.page.reload()
    expect(visit.page.locator("#panel")).to_be_hidden()
    visit.page.click("#launcher")
    expect(visit.page.locator("#newest .you")).to_contain_text("Hello")


def test_a_conversation_older_than_half_an_hour_is_not_taken_up(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    visit.page.evaluate(
        """() => {
            const old = JSON.parse(sessionStorage['send-assistant']);
            sessionStorage['send-assistant'] = JSON.stringify({...old, at: old.at - 31 * 60 * 1000});
        }"""
    )
    visit.page.evaluate("addEventListener('pagehide', (event) => event.stopImmediatePropagation(), true)")
    visit.page.reload()
    expect(visit.page.locator("#panel")).to_be_hidden()
    visit.page.click("#launcher")
    assert visit.answers == 1


def test_start_again_asks_first_then_clears_everything(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    for answer, answers in (("No, keep it", 2), ("Yes, start again", 1)):
        visit.page.click("#menu")
        visit.page.click("text=Start again")
        assert visit.active() == "clear-ask"
        visit.page.click(f"text={answer}")
        assert visit.answers == answers
        assert visit.active() == "text"
    assert "Hello" not in json.dumps(visit.storage())
    expect(visit.page.locator("#status")).to_have_text("The conversation was cleared.")
    expect(visit.page.locator("#newest .choices button")).to_have_count(3)


def test_an_answer_that_comes_after_start_again_is_let_go(embedded: Embedded, scripted: Scripted) -> None:
    scripted.seconds = 0.5
    visit = embedded.opened()
    visit.send("Hello")
    visit.page.click("#menu")
    with visit.page.expect_response("**/api/turn"):
        visit.page.click("text=Start again")
        visit.page.click("text=Yes, start again")
    visit.ask("And now this")
    assert visit.answers == 2
    assert visit.page.locator("#newest .you").count() == 1
    assert len({asked[0] for asked in scripted.asked}) == 2
    assert "Hello" not in json.loads(visit.storage()["s"]["send-assistant"])["said"][0]["message"]["text"]


def test_the_conversation_can_be_saved_as_text(embedded: Embedded, tmp_path: Any) -> None:
    visit = embedded.opened()
    visit.ask("Hello there")
    visit.page.click("#menu")
    with visit.page.expect_download() as download:
        visit.page.click("text=Save a copy")
    assert download.value.suggested_filename == "send-assistant.txt"
    download.value.save_as(tmp_path / "copy.txt")
    text = (tmp_path / "copy.txt").read_bytes().decode()
    for words in ("You\r\nHello there", "Assistant\r\nGetting to school", "The law: Education Act 1996"):
        assert words in text
    assert "The council's page https://www.southend.gov.uk/x" in text
    assert "Checked 23 November 2026" in text
    assert [url for url in visit.urls if "blob" not in url][-1].endswith("api/turn"), "nothing was sent for it"


def test_printing_leaves_the_councils_page_out(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    visit.page.evaluate("window.print = () => { window.printed = document.adoptedStyleSheets.length }")
    visit.page.click("#menu")
    visit.page.click("#more >> text=Print")
    assert visit.page.evaluate("window.printed") == 1
    visit.page.emulate_media(media="print")
    expect(visit.page.locator("main")).to_be_hidden()
    expect(visit.page.locator("#newest .assistant").last).to_be_visible()
    expect(visit.page.locator("#text")).to_be_hidden()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(visit.page.locator("main")).to_be_visible()
    expect(visit.page.locator("#newest .assistant").last).to_be_hidden()


def test_offline_the_text_is_kept_and_goes_by_itself_when_the_line_is_back_and_once_only(
    embedded: Embedded, scripted: Scripted
) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    visit.page.context.set_offline(True)
    expect(visit.page.locator("#status")).to_contain_text("You are offline")
    sent = posts(visit.page)
    visit.send("Is anybody there?")
    expect(visit.page.locator("#trouble")).to_contain_text("We will send it when you are online again")
    assert visit.page.input_value("#text") == "Is anybody there?"
    visit.page.context.set_offline(False)
    visit.wait_for_more_than(2)
    assert len({post["message_id"] for post in sent}) == 1
    assert [asked[1] for asked in scripted.asked] == ["Hello", "Is anybody there?"]
    assert visit.page.locator("#newest .you").count() == 2
    expect(visit.page.locator("#problem")).to_be_hidden()


def test_an_answer_lost_on_the_way_is_not_asked_for_twice(embedded: Embedded, scripted: Scripted) -> None:
    visit = embedded.opened()
    lose_the_answer_and_retry(visit, "Hello")
    visit.wait_for_more_than(1)
    assert len({asked[0] for asked in scripted.asked}) <= 2
    assert visit.page.locator("#newest .you").count() == 1


def test_a_second_answer_lost_on_the_way_is_the_same_answer(embedded: Embedded, scripted: Scripted) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    lose_the_answer_and_retry(visit, "Once")
    visit.wait_for_more_than(2)
    assert [asked[1] for asked in scripted.asked] == ["Hello", "Once"]


def test_a_session_that_is_over_goes_on_with_the_text_kept(
    embedded: Embedded, scripted: Scripted, clock: Clock
) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    clock.now += 30 * 60 + 1
    visit.send("Are you still there?")
    expect(visit.page.locator("#trouble")).to_contain_text("we started a new conversation")
    assert visit.page.input_value("#text") == "Are you still there?"
    visit.page.press("#text", "Enter")
    visit.wait_for_more_than(2)
    assert len({asked[0] for asked in scripted.asked}) == 2


@pytest.mark.parametrize("answer", [{"status": 502, "body": "<h1>Bad gateway</h1>"}, {"status": 200, "body": "{}"}])
def test_an_answer_that_is_none_can_be_asked_for_again(embedded: Embedded, answer: dict[str, Any]) -> None:
    visit = embedded.opened()
    headers = {"Access-Control-Allow-Origin": "*"}
    visit.page.route("**/api/turn", lambda route: route.fulfill(**answer, headers=headers))
    visit.send("Hello")
    expect(visit.page.locator("#retry")).to_be_visible()
    assert visit.page.input_value("#text") == "Hello"


def test_the_typing_notice_comes_once_after_a_second(embedded: Embedded, scripted: Scripted) -> None:
    scripted.seconds = 1.6
    visit = embedded.opened()
    visit.page.evaluate(
        """() => {
            window.heard = [];
            const status = document.querySelector('send-chat').shadowRoot.getElementById('status');
            new MutationObserver(() => heard.push(status.textContent)).observe(status, {childList: true});
        }"""
    )
    visit.send("Hello")
    visit.wait_for_more_than(1)
    assert [text for text in visit.page.evaluate("heard") if text] == ["The assistant is writing"]


def test_each_message_says_whose_it_is_and_in_what_language(embedded: Embedded, scripted: Scripted) -> None:
    scripted.messages = [{**ANSWER, "lang": "pl", "text": "Dzień dobry."}, ANSWER]
    visit = embedded.opened()
    visit.ask("Hello")
    assert visit.page.locator("#newest .you .who").inner_text() == "You"
    messages = visit.page.locator("#newest .assistant")
    assert [messages.nth(i).get_attribute("lang") for i in range(3)] == ["en-GB", "pl", "en-GB"]
    assert messages.nth(1).locator(".who").inner_text() == "Assistant"
    expect(messages.nth(2).locator(".basis a")).to_have_attribute("href", "https://www.southend.gov.uk/x")


def test_what_a_screen_reader_finds_is_a_log_of_who_said_what(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.ask("Hello")
    expect(visit.page.locator("#panel")).to_match_aria_snapshot("""
        - dialog "SEND assistant":
          - heading "SEND assistant" [level=2]
          - button "Menu"
          - button "Minimise"
          - log "The conversation":
            - paragraph: /automated assistant, not a person/
            - list:
              - listitem
              - listitem:
                - paragraph: You
                - paragraph: Hello
              - listitem:
                - paragraph: Assistant
                - heading "Getting to school" [level=3]
                - paragraph: Hello.
                - paragraph: "The law: Education Act 1996"
                - paragraph:
                  - link "The council's page"
                - paragraph: Checked 23 November 2026
                - list "Choices":
                  - listitem:
                    - button "Tell me more"
                  - listitem:
                    - button "Stop"
          - textbox "Your message"
          - button "Send"
    """)


def test_help_in_ten_languages_is_in_the_menu(embedded: Embedded) -> None:
    visit = embedded.opened()
    visit.page.click("#menu")
    notices = visit.page.locator("#more div[lang]")
    assert notices.count() == 10
    assert visit.page.locator("#more div[lang=ur]").get_attribute("dir") == "rtl"
    for i in range(10):
        expect(notices.nth(i)).to_contain_text("SENteam@southend.gov.uk")


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_a_long_answer_is_shown_from_its_beginning_and_the_page_behind_stays(
    embedded: Embedded, scripted: Scripted, viewport: dict[str, int]
) -> None:
    scripted.messages = [{**ANSWER, "text": "\n\n".join(["A long answer."] * 60)}]
    visit = embedded.opened(body=BODY + LINKS, viewport=viewport)
    visit.ask("Hello")
    log, newest = (
        visit.page.locator("#log").bounding_box(),
        visit.page.locator("#newest .assistant").last.bounding_box(),
    )
    assert log is not None
    assert newest is not None
    assert log["y"] < newest["y"] < log["y"] + log["height"] / 2
    assert visit.page.evaluate("scrollY") == 0


def test_what_has_the_focus_on_the_page_is_never_under_the_button(embedded: Embedded) -> None:
    visit = embedded.visit(body=BODY + LINKS, viewport={"width": 340, "height": 500})
    visit.page.locator("#link0").focus()
    for _ in range(29):
        visit.page.keyboard.press("Tab")
        visit.page.wait_for_timeout(20)
        covered = visit.page.evaluate(
            """() => {
                const one = document.activeElement.getBoundingClientRect();
                const launcher = document.querySelector('send-chat').shadowRoot.getElementById('launcher');
                const other = launcher.getBoundingClientRect();
                return one.left < other.right && one.right > other.left
                    && one.top < other.bottom && one.bottom > other.top;
            }"""
        )
        assert not covered, visit.active()


@pytest.mark.parametrize("opened", [False, True])
def test_what_is_larger_than_the_screen_moves_nothing_and_nothing_is_kept(embedded: Embedded, opened: bool) -> None:
    """As when a skip link moves the focus to the page's main part."""
    body = f'<main id="main" tabindex="-1"><h1>Help</h1>{LINKS}</main>'
    visit = embedded.visit(body=body)
    if opened:
        visit.page.click("#launcher")
    visit.page.locator("#main").focus()
    assert visit.page.locator("#panel").is_visible() == opened
    assert bool(visit.storage()["s"]) == opened


def test_a_sheet_makes_way_when_the_focus_leaves_it(embedded: Embedded) -> None:
    visit = embedded.opened(viewport=PHONE)
    visit.page.locator("#host-link").focus()
    expect(visit.page.locator("#panel")).to_be_hidden()
    assert visit.active() == "host-link"


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_what_can_be_pressed_is_large_enough_for_a_thumb(embedded: Embedded, viewport: dict[str, int]) -> None:
    visit = embedded.visit(viewport=viewport)
    launcher = visit.page.locator("#launcher").bounding_box()
    assert launcher is not None
    assert min(launcher["width"], launcher["height"]) >= 44
    visit.page.click("#launcher")
    visit.ask("Hello")
    for menu in (False, True):
        if menu:
            visit.page.click("#menu")
        for target in visit.page.locator("#panel button:visible, #text:visible, #more a:visible").all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 40 if menu else 44, target.inner_text()


@pytest.mark.parametrize(
    "css",
    ["* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}", ""],
)
def test_at_400_percent_and_with_wide_text_nothing_is_cut_off(embedded: Embedded, css: str) -> None:
    """1280 by 1024 at 400% is 320 by 256."""
    visit = embedded.opened(viewport={"width": 320, "height": 256})
    visit.page.evaluate(
        """(css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css + 'p {margin-bottom: 2em !important}');
            const shadow = document.querySelector('send-chat').shadowRoot;
            shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
        }""",
        css,
    )
    visit.ask("Hello")
    wide = visit.page.evaluate(
        """() => [...document.querySelector('send-chat').shadowRoot.querySelectorAll('#panel, #panel *')]
            .filter((one) => one.checkVisibility() && !one.closest('.for-readers'))
            .filter((one) => one.getBoundingClientRect().right > 321)
            .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    for selector in ("#send", "#newest .choices button >> nth=-1", "#menu"):
        visit.page.locator(selector).scroll_into_view_if_needed()
        expect(visit.page.locator(selector)).to_be_in_viewport()


def test_less_motion_is_no_motion(embedded: Embedded) -> None:
    animation = "getComputedStyle(document.querySelector('send-chat').shadowRoot.getElementById('panel')).animationName"
    assert embedded.opened().page.evaluate(animation) == "none"
    assert embedded.opened(reduced_motion="no-preference").page.evaluate(animation) == "rise"


def test_the_council_sets_colour_words_and_side(embedded: Embedded) -> None:
    tag = embedded.tag('data-colour="#7b1fa2" data-label="Need help?" data-title="Ask us" data-position="left"')
    visit = embedded.visit(tag=tag)
    launcher = visit.page.get_by_role("button", name="Need help?")
    box = launcher.bounding_box()
    assert box is not None
    assert box["x"] < 40
    assert launcher.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(123, 31, 162)"
    visit.page.click("#launcher")
    expect(visit.page.get_by_role("dialog", name="Ask us")).to_be_visible()


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#888888", "#00c0ff", "#000000"])
def test_whatever_colour_is_given_words_can_be_read(embedded: Embedded, colour: str) -> None:
    visit = embedded.opened(tag=embedded.tag(f'data-colour="{colour}"'))
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        for selector in ("#send", "#newest .choices button", ".head"):
            ink, paper = visit.page.locator(selector).first.evaluate(
                "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
            )
            assert contrast(ink, paper) >= 4.5, (scheme, selector, ink, paper)


@pytest.mark.parametrize("colour", ["red", "#12345g", "#0b4f5c;}*{display:none"])
def test_what_is_no_colour_changes_nothing(embedded: Embedded, colour: str) -> None:
    visit = embedded.visit(tag=embedded.tag(f'data-colour="{colour}"'))
    launcher = visit.page.locator("#launcher")
    assert launcher.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(11, 79, 92)"
    assert len(visit.urls) == 2


def contrast(*colours: str) -> float:
    """WCAG 2.2's contrast ratio of two colours as browsers write them."""

    def luminance(colour: str) -> float:
        r, g, b = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
        r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (r, g, b))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted(luminance(colour) for colour in colours)
    return (high + 0.05) / (low + 0.05)
