"""The chat page for a browser without JavaScript."""

from __future__ import annotations

import json

import pytest

from bot.web.transcript import MOST_CHARACTERS, MOST_MESSAGES
from tests.bot.web.client import Client
from tests.bot.web.conftest import BUTTONS, Clock, Scripted


def test_the_page_opens_with_what_it_is_and_the_welcome(client: Client) -> None:
    words = client.get().page.words
    for line in ("automated assistant, not a person", "Nobody reads it as you type", "call 999", "do not type names"):
        assert line in words
    assert "Hello. I can answer common questions" in words


def test_the_page_links_to_sendiass_and_to_the_council(client: Client) -> None:
    assert {"https://www.sendiasssouthend.co.uk", "https://www.southend.gov.uk"} <= set(client.get().page.links)


def test_a_posted_question_is_shown_with_its_answer_under_new_messages(client: Client) -> None:
    reply = client.send_form({"session": "", "transcript": "", "message_id": "1", "text": "How does he get to school?"})
    words = reply.page.words.split("New messages")[1]
    assert words.index("How does he get to school?") < words.index("Getting to school") < words.index("Hello.")
    assert 'id="new"' in reply.text
    assert 'action="/#new"' in reply.text


def test_an_answer_says_what_it_rests_on(client: Client) -> None:
    page = client.say(client.get().page, "Hello")
    for line in ("The law: Education Act 1996", "Source: The council's page", "Checked 23 November 2026"):
        assert line in page.words
    assert "https://www.southend.gov.uk/x" in page.links


def test_the_page_carries_the_conversation_so_far(client: Client, scripted: Scripted) -> None:
    page = client.say(client.say(client.get().page, "The first thing"), "The second thing")
    before, new = page.words.split("New messages")
    assert "The first thing" in before
    assert "The second thing" in new
    assert scripted.asked[0][0] == scripted.asked[1][0]


def test_a_pressed_choice_is_shown_in_its_own_words_and_sent_as_its_payload(client: Client, scripted: Scripted) -> None:
    page = client.tap(client.say(client.get().page, "Hello"), "Tell me more")
    assert "Tell me more" in page.words.split("New messages")[1]
    assert scripted.asked[1][2] == BUTTONS[0]["payload"]


def test_only_the_newest_choices_can_be_pressed(client: Client) -> None:
    html = client.send_form({**client.say(client.get().page, "Hello").hidden, "text": "More"}).text
    assert html.count('name="choice"') == len(BUTTONS)


def test_a_pressed_choice_leaves_half_typed_words_in_the_box(client: Client) -> None:
    page = client.say(client.get().page, "Hello")
    fields = {**page.hidden, "text": "half a sent", "choice": page.choices["Stop"]}
    assert client.send_form(fields).page.typed == "half a sent"


def test_a_script_typed_by_a_parent_is_shown_as_text(client: Client, scripted: Scripted) -> None:
    typed = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"
    scripted.messages = [{"text": f"- you said {typed}", "buttons": [{"title": typed, "payload": "/stop"}]}]
    reply = client.send_form({"text": typed})
    assert reply.text.count("<script") == 1  # our own
    assert "<img" not in reply.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in reply.text
    assert "img" not in client.tap(reply.page, typed).elements


def test_a_script_in_a_refused_message_is_shown_as_text_in_the_box(client: Client) -> None:
    reply = client.send_form({"session": "forged", "text": "</textarea><script>alert(1)</script>"})
    assert reply.text.count("<script") == 1
    assert reply.page.typed == "</textarea><script>alert(1)</script>"


def test_a_session_that_is_over_begins_anew_says_so_and_keeps_what_was_typed(client: Client, clock: Clock) -> None:
    page = client.say(client.get().page, "Hello")
    clock.now += 30 * 60 + 1
    reply = client.send_form({**page.hidden, "text": "my long question"})
    assert reply.status == 410
    assert "we started a new conversation" in reply.page.words
    assert reply.page.typed == "my long question"
    assert "New messages" in client.say(reply.page, reply.page.typed).words


@pytest.mark.parametrize("name", ["session", "transcript"])
def test_a_forged_field_begins_anew_and_keeps_what_was_typed(client: Client, scripted: Scripted, name: str) -> None:
    page = client.say(client.get().page, "Hello")
    reply = client.send_form({**page.hidden, name: page.hidden[name].replace("1", "2"), "text": "my question"})
    assert (reply.status, reply.page.typed) == (403, "my question")
    assert reply.page.hidden["transcript"] == ""
    assert len(scripted.asked) == 1


def test_words_cannot_be_put_into_the_assistants_mouth(client: Client) -> None:
    """The transcript of another conversation is refused, true as its MAC is there."""
    first, other = (client.say(client.get().page, "Hello") for _ in range(2))
    reply = client.send_form({**first.hidden, "transcript": other.hidden["transcript"], "text": "x"})
    assert reply.status == 403


def test_a_forged_choice_is_refused_and_the_conversation_stays(client: Client, scripted: Scripted) -> None:
    page = client.say(client.get().page, "The first thing")
    reply = client.send_form({**page.hidden, "text": "half a sent", "choice": "0" * 64 + "/stop"})
    assert reply.status == 403
    assert "That button does not belong to this conversation" in reply.page.words
    assert "The first thing" in reply.page.words
    assert reply.page.typed == "half a sent"
    assert list(reply.page.choices) == ["Tell me more", "Stop"]
    assert len(scripted.asked) == 1


@pytest.mark.parametrize(
    ("typed", "words"), [("", "Please write your message first"), (" \n ", "first"), ("x" * 1001, "longer than 1,000")]
)
def test_too_little_or_too_much_is_told_at_the_field_and_not_lost(
    client: Client, scripted: Scripted, typed: str, words: str
) -> None:
    reply = client.send_form({**client.get().page.hidden, "text": typed})
    assert reply.status == 422
    assert words in reply.page.words
    assert reply.page.typed == typed.strip()
    assert "<title>Error:" in reply.text
    assert scripted.asked == []


def test_lines_count_once_however_the_browser_sends_them(client: Client, scripted: Scripted) -> None:
    client.send_form({"text": "a\r\n" * 333})
    assert scripted.asked[0][1] == ("a\n" * 333).strip()


def test_a_reloaded_page_does_not_send_its_message_twice(client: Client, scripted: Scripted) -> None:
    fields = {**client.say(client.get().page, "Hello").hidden, "text": "Once"}
    assert "Once" in client.send_form(fields).page.words
    assert "Once" in client.send_form(fields).page.words
    assert len(scripted.asked) == 2


def test_another_message_from_a_page_gone_back_to_is_sent(client: Client, scripted: Scripted) -> None:
    page = client.say(client.get().page, "Hello")
    client.say(page, "One thing")
    client.say(page, "Another thing")
    assert [asked[1] for asked in scripted.asked] == ["Hello", "One thing", "Another thing"]


def test_the_page_carries_thirty_messages_at_most(client: Client) -> None:
    page = client.get().page
    for number in range(20):
        page = client.say(page, f"Question {number}.")
    carried = json.loads(page.hidden["transcript"][64:])
    assert len(carried) == MOST_MESSAGES
    assert carried[-2]["message"]["text"] == "Question 19."


def test_the_page_carries_long_messages_only_as_far_as_the_form_can_send_them(
    client: Client, scripted: Scripted
) -> None:
    scripted.messages = [{"text": "é" * 4000, "buttons": []}]
    page = client.get().page
    for _ in range(5):
        reply = client.send_form({**page.hidden, "text": "x" * 1000})
        page = reply.page
    assert reply.status == 200
    assert 0 < len(page.hidden["transcript"]) <= MOST_CHARACTERS + 64


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "https://["},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_form_on_another_site_is_refused(client: Client, scripted: Scripted, headers: dict[str, str]) -> None:
    reply = client.send_form({"text": "Hello"}, **headers)
    assert reply.status == 403
    assert "came from another website" in reply.page.words
    assert scripted.asked == []


def test_our_own_form_is_taken(client: Client) -> None:
    own = client.base.rstrip("/")
    for headers in ({"origin": own}, {"origin": "null", "sec_fetch_site": "same-origin"}, {"sec_fetch_site": "none"}):
        assert client.send_form({"text": "Hello"}, **headers).status == 200


def test_a_page_that_is_not_there_says_so_and_leads_back(client: Client) -> None:
    page = client.get("/staff/").page
    assert "There is no page here" in page.words
    assert "/" in page.links
