"""Other sites' pages: the listed ones may call the API, all may load the script, none may post a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.web.app import create_app
from tests.bot.web.client import Client, served
from tests.bot.web.conftest import SETTINGS, Clock, Scripted

LISTED, FOREIGN = "https://www.southend.gov.uk", "https://evil.example"
ASK = '{"text": "Hello"}'


@pytest.fixture
def open_to_one(scripted: Scripted, clock: Clock) -> Iterator[Client]:
    settings = replace(SETTINGS, allowed_origins=(LISTED,))
    with served(create_app(scripted, settings, clock)) as base:  # type: ignore[arg-type]
        yield Client(base)


def test_a_listed_site_may_ask_and_read_the_answer(open_to_one: Client) -> None:
    preflight = open_to_one.request(
        "OPTIONS", "/api/turn", None, {"origin": LISTED, "access-control-request-method": "POST"}
    )
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-methods"] == "POST"
    assert preflight.headers["access-control-allow-headers"] == "content-type"
    reply = open_to_one.send_json(ASK, origin=LISTED, sec_fetch_site="cross-site")
    assert reply.status == 200
    for answer in (preflight, reply):
        assert answer.headers["access-control-allow-origin"] == LISTED
        assert answer.headers["vary"] == "Origin"
        assert "access-control-allow-credentials" not in answer.headers


def test_a_listed_site_can_read_a_refusal_and_when_to_come_again(open_to_one: Client) -> None:
    reply = open_to_one.send_json("{", origin=LISTED, sec_fetch_site="cross-site")
    assert reply.status == 400
    assert reply.headers["access-control-allow-origin"] == LISTED
    assert reply.headers["access-control-expose-headers"] == "Retry-After"


@pytest.mark.parametrize("origin", [FOREIGN, LISTED + ".evil.example", LISTED.replace("https", "http"), "null"])
def test_any_other_site_may_not(open_to_one: Client, scripted: Scripted, origin: str) -> None:
    headers = {"origin": origin, "access-control-request-method": "POST"}
    preflight = open_to_one.request("OPTIONS", "/api/turn", None, headers)
    reply = open_to_one.send_json(ASK, origin=origin, sec_fetch_site="cross-site")
    assert (preflight.status, reply.status) == (405, 403)
    for answer in (preflight, reply):
        assert "access-control-allow-origin" not in answer.headers
    assert scripted.asked == []


def test_without_a_list_nobody_may(client: Client) -> None:
    assert client.send_json(ASK, origin=LISTED, sec_fetch_site="cross-site").status == 403


def test_a_listed_site_may_not_post_the_pages_form(open_to_one: Client) -> None:
    assert open_to_one.send_form({"text": "Hello"}, origin=LISTED, sec_fetch_site="cross-site").status == 403


def test_any_site_may_load_the_script(client: Client) -> None:
    headers = client.get("/static/chat.css").headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert client.get("/").headers["cross-origin-resource-policy"] == "same-origin"
