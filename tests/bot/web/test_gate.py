"""Too many messages are refused kindly, for a while, and nobody else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.web.app import create_app
from tests.bot.web.client import Client, Reply, served
from tests.bot.web.conftest import SETTINGS, Clock, Scripted


@pytest.fixture
def narrow(scripted: Scripted, clock: Clock) -> Iterator[Client]:
    """Six messages a minute for a network, three for a conversation."""
    settings = replace(SETTINGS, turns_a_minute_by_network=6, turns_a_minute_by_conversation=3)
    with served(create_app(scripted, settings, clock)) as base:  # type: ignore[arg-type]
        yield Client(base)


def is_kind_refusal(reply: Reply) -> bool:
    return (
        reply.status == 429
        and 1 <= int(reply.headers["retry-after"]) <= 61
        and "wait a minute" in reply.text
        and "999" in reply.text
    )


def test_a_conversation_that_asks_too_often_waits_and_then_goes_on(
    narrow: Client, scripted: Scripted, clock: Clock
) -> None:
    session = narrow.turn(text="1").json["session"]
    for text in "23":
        assert narrow.turn(session=session, text=text).status == 200
    refused = narrow.turn(session=session, text="4")
    assert is_kind_refusal(refused)
    assert narrow.turn(text="another parent").status == 200
    clock.now += int(refused.headers["retry-after"])
    assert narrow.turn(session=session, text="4").status == 200
    assert [asked[1] for asked in scripted.asked] == ["1", "2", "3", "another parent", "4"]


def test_a_network_that_asks_too_often_waits(narrow: Client, scripted: Scripted, clock: Clock) -> None:
    for _ in range(6):
        assert narrow.turn(text="Hello").status == 200
    assert is_kind_refusal(narrow.turn(text="Hello"))
    clock.now += 61
    assert narrow.turn(text="Hello").status == 200


def test_a_forged_forwarding_header_opens_no_new_account(narrow: Client) -> None:
    statuses = [narrow.send_json('{"text": "x"}', x_forwarded_for=f"203.0.{number}.1").status for number in range(7)]
    assert statuses == [200] * 6 + [429]


def test_the_form_says_so_too_and_keeps_what_was_typed(narrow: Client) -> None:
    for _ in range(6):
        narrow.turn(text="Hello")
    reply = narrow.send_form({**narrow.get().page.hidden, "text": "my long question"})
    assert is_kind_refusal(reply)
    assert reply.page.typed == "my long question"
