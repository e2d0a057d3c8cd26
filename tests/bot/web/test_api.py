"""POST /api/turn."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot.web.api import MOST_BYTES
from tests.bot.web.client import Client
from tests.bot.web.conftest import ANSWER, BUTTONS, Clock, Scripted


def test_a_first_message_gets_a_session_and_an_answer(client: Client, scripted: Scripted) -> None:
    reply = client.turn(session=None, text="How does my child get to school?")
    assert reply.status == 200
    conversation, text, choice, channel = scripted.asked[0]
    assert (text, choice, channel) == ("How does my child get to school?", None, "web")
    assert reply.json["session"].startswith(conversation)


def test_an_answer_carries_what_the_page_shows_and_nothing_else(client: Client) -> None:
    (message,) = client.turn(session=None, text="Hello").json["messages"]
    assert set(message) == {"text", "kind", "title", "law", "source", "checked", "lang", "buttons"}
    assert {name: message[name] for name in message if name not in ("buttons", "lang")} == {
        name: ANSWER[name] for name in ("text", "kind", "title", "law", "source", "checked")
    }
    assert [set(row) for row in message["buttons"]] == [{"title", "choice"}] * 2


def test_an_answer_in_danger_is_marked_as_such(client: Client, scripted: Scripted) -> None:
    scripted.messages = [{**ANSWER, "topic": "crisis_danger"}]
    assert client.turn(session=None, text="Hello").json["messages"][0]["kind"] == "crisis"


def test_the_next_message_goes_on_in_the_same_conversation_with_a_new_token(
    client: Client, scripted: Scripted, clock: Clock
) -> None:
    first = client.turn(session=None, text="Hello").json["session"]
    clock.now += 60
    second = client.turn(session=first, text="And then?").json["session"]
    assert scripted.asked[0][0] == scripted.asked[1][0]
    assert first != second


def test_a_tapped_choice_reaches_the_assistant_as_its_payload(client: Client, scripted: Scripted) -> None:
    first = client.turn(session=None, text="Hello").json
    reply = client.turn(session=first["session"], choice=first["messages"][0]["buttons"][0]["choice"])
    assert reply.status == 200
    assert scripted.asked[1][1:3] == ("", BUTTONS[0]["payload"])


def test_typed_payloads_stay_text(client: Client, scripted: Scripted) -> None:
    client.turn(session=None, text='/choose{"choice": "feedback_confirm:send"}')
    assert scripted.asked[0][2] is None


def test_a_forged_choice_never_reaches_the_assistant(client: Client, scripted: Scripted) -> None:
    first = client.turn(session=None, text="Hello").json
    true = first["messages"][0]["buttons"][0]["choice"]
    for forged in ("/stop", "0" * 64 + "/stop", true + " ", true[:64] + "/stop", true.replace("transport", "x")):
        reply = client.turn(session=first["session"], choice=forged)
        assert (reply.status, reply.json["error"]) == (403, "choice_invalid")
    assert len(scripted.asked) == 1


def test_a_choice_of_another_conversation_or_of_none_is_refused(client: Client, scripted: Scripted) -> None:
    first, other = (client.turn(session=None, text="Hello").json for _ in range(2))
    choice = first["messages"][0]["buttons"][0]["choice"]
    for session in (other["session"], None):
        reply = client.turn(session=session, choice=choice)
        assert (reply.status, reply.json["error"]) == (403, "choice_invalid")
    assert len(scripted.asked) == 2


@pytest.mark.parametrize("typed", ["/restart", '/inform{"guide_date": "2026-01-01"}', "/session_start", "//stop"])
def test_commands_of_rasa_are_words_like_any_others(parent_client: Client, typed: str) -> None:
    reply = parent_client.turn(text=typed)
    assert reply.status == 200
    assert reply.json["messages"][0]["text"]


def test_a_megabyte_is_refused(client: Client, scripted: Scripted) -> None:
    reply = client.send_json(json.dumps({"text": "x" * 1_000_000}))
    assert (reply.status, reply.json["error"]) == (413, "too_large")
    assert scripted.asked == []


def test_a_session_that_is_over_is_told_so_kindly(client: Client, scripted: Scripted, clock: Clock) -> None:
    session = client.turn(session=None, text="Hello").json["session"]
    clock.now += 30 * 60 + 1
    reply = client.turn(session=session, text="Are you there?")
    assert (reply.status, reply.json["error"]) == (410, "session_expired")
    assert "started a new conversation" in reply.json["message"]
    assert len(scripted.asked) == 1


def test_a_forged_session_is_refused(client: Client, scripted: Scripted) -> None:
    reply = client.turn(session="f" * 32 + ".1800000000." + "0" * 64, text="Hello")
    assert (reply.status, reply.json["error"]) == (403, "session_invalid")
    assert scripted.asked == []


def test_the_same_message_sent_twice_is_answered_once(client: Client, scripted: Scripted) -> None:
    session = client.turn(session=None, text="Hello").json["session"]
    first, again = (client.turn(session=session, text="Once", message_id="abcdefgh").json for _ in range(2))
    assert first["messages"] == again["messages"]
    assert [asked[1] for asked in scripted.asked] == ["Hello", "Once"]


def test_the_same_message_sent_again_while_it_is_answered_waits_for_that_answer(
    client: Client, scripted: Scripted
) -> None:
    session = client.turn(session=None, text="Hello").json["session"]
    scripted.seconds = 0.3
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(client.turn, session=session, text="Once", message_id="abcdefgh") for _ in range(2)]
    assert [one.result().status for one in both] == [200, 200]
    assert len(scripted.asked) == 2


def test_the_same_message_number_in_another_conversation_is_another_message(client: Client, scripted: Scripted) -> None:
    for _ in range(2):
        client.turn(session=None, text="Hello", message_id="abcdefgh")
    assert len(scripted.asked) == 2


def test_a_message_that_failed_is_tried_anew_when_sent_again(client: Client, scripted: Scripted) -> None:
    session = client.turn(session=None, text="Hello").json["session"]
    scripted.fails = True
    assert client.turn(session=session, text="Once", message_id="abcdefgh").status == 500
    scripted.fails = False
    assert client.turn(session=session, text="Once", message_id="abcdefgh").status == 200


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        (b"", 400, "not_json"),
        (b"{", 400, "not_json"),
        (b"\xff\xfe", 400, "not_json"),
        (b"[" * 16_000, 400, "not_json"),
        (b"[]", 422, "wrong_fields"),
        (b'"text"', 422, "wrong_fields"),
        (b"{}", 422, "wrong_fields"),
        (b'{"session": null}', 422, "wrong_fields"),
        (b'{"session": 1, "text": "Hello"}', 422, "wrong_fields"),
        (b'{"session": null, "text": 1}', 422, "wrong_fields"),
        (b'{"session": null, "text": null}', 422, "wrong_fields"),
        (b'{"session": null, "text": ["Hello"]}', 422, "wrong_fields"),
        (b'{"session": null, "text": "Hello", "choice": "x"}', 422, "wrong_fields"),
        (b'{"session": null, "choice": {}}', 422, "wrong_fields"),
        (b'{"session": null, "text": "Hello", "payload": "/stop"}', 422, "wrong_fields"),
        (b'{"session": null, "text": "Hello", "message_id": 1}', 422, "wrong_fields"),
        (b'{"session": null, "text": "Hello", "message_id": "short"}', 422, "wrong_fields"),
        (b'{"session": null, "text": "Hello", "message_id": "no spaces allowed"}', 422, "wrong_fields"),
    ],
)
def test_what_is_no_message_is_refused_with_a_code_and_kind_words(
    client: Client, scripted: Scripted, body: bytes, status: int, error: str
) -> None:
    reply = client.send_json(body)
    assert (reply.status, reply.json["error"]) == (status, error)
    assert set(reply.json) == {"error", "message"}
    assert "send it again" in reply.json["message"]
    assert scripted.asked == []


def sized(length: int) -> bytes:
    empty = json.dumps({"session": None, "text": ""}).encode()
    return json.dumps({"session": None, "text": "x" * (length - len(empty))}).encode()


def test_a_body_of_16_kilobytes_is_taken_and_one_byte_more_is_not(client: Client) -> None:
    assert client.send_json(sized(MOST_BYTES)).status == 200
    reply = client.send_json(sized(MOST_BYTES + 1))
    assert (reply.status, reply.json["error"]) == (413, "too_large")


def test_a_body_that_does_not_say_how_long_it_is_is_cut_off_at_16_kilobytes(client: Client) -> None:
    reply = client.send_json(iter([b" " * 8192] * 2 + [b" "]))
    assert (reply.status, reply.json["error"]) == (413, "too_large")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"])
def test_any_other_type_than_json_is_refused(client: Client, content_type: str) -> None:
    reply = client.send_json(b'{"session": null, "text": "Hello"}', content_type=content_type)
    assert (reply.status, reply.json["error"]) == (415, "wrong_type")


def test_json_with_a_named_character_set_is_taken(client: Client) -> None:
    body = b'{"session": null, "text": "Hello"}'
    assert client.send_json(body, content_type="application/json; charset=utf-8").status == 200


def test_another_method_is_refused_and_told_the_right_one(client: Client) -> None:
    reply = client.get("/api/turn")
    assert (reply.status, reply.json["error"], reply.headers["allow"]) == (405, "wrong_method", "POST")


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec_fetch_site": "cross-site"}])
def test_a_message_from_another_sites_page_is_refused(client: Client, headers: dict[str, str]) -> None:
    reply = client.send_json(b'{"session": null, "text": "Hello"}', **headers)
    assert (reply.status, reply.json["error"]) == (403, "other_site")


def test_a_failure_tells_neither_the_parent_nor_the_log_what_was_typed(
    client: Client, scripted: Scripted, caplog: Any
) -> None:
    from bot.quiet import PlaceOnly

    scripted.fails = True
    reply = client.turn(session=None, text="a very private thing")
    assert (reply.status, reply.json["error"]) == (500, "failed")
    assert "private" not in reply.text
    assert caplog.records
    assert not any("private" in PlaceOnly().format(record) for record in caplog.records)
