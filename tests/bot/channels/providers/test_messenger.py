"""What only Messenger has: a question by GET, several messages in one request, and an error that says it will pass."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.bot.channels.conftest import Open
from tests.bot.channels.provider import Desk
from tests.bot.channels.standins.messenger import VERIFY, MessengerStandIn
from tests.bot.web.client import Client, Reply
from tests.bot.web.conftest import Scripted


@pytest.fixture
def desk(scripted: Scripted, open_desk: Open) -> Desk:
    return open_desk(MessengerStandIn(), scripted)


def asked(desk: Desk, **query: str) -> Reply:
    names = {f"hub.{name}": value for name, value in query.items()}
    return Client(desk.base).get(f"{desk.address}?{urlencode(names)}")


def test_the_question_whether_this_address_is_ours_is_answered(desk: Desk) -> None:
    reply = asked(desk, mode="subscribe", verify_token=VERIFY, challenge="1158201444")
    assert (reply.status, reply.text) == (200, "1158201444")
    assert reply.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "query",
    [
        {"mode": "subscribe", "verify_token": "another", "challenge": "1"},
        {"mode": "unsubscribe", "verify_token": VERIFY, "challenge": "1"},
        {"mode": "subscribe", "verify_token": VERIFY},
        {"mode": "subscribe", "verify_token": VERIFY, "challenge": "<script>"},
        {"mode": "subscribe", "verify_token": VERIFY, "challenge": "1" * 500},
        {},
    ],
)
def test_any_other_question_is_not(desk: Desk, query: dict[str, str]) -> None:
    assert asked(desk, **query).status == 403


def test_every_message_of_a_request_is_answered(desk: Desk, scripted: Scripted) -> None:
    one, two = desk.provider.payload(text="one"), desk.provider.payload(text="two")
    three = desk.provider.payload(text="three", sender=desk.provider.other_sender)
    one["entry"][0]["messaging"] += two["entry"][0]["messaging"]
    one["entry"] += three["entry"]
    assert desk.post(*desk.provider.signed(one)) == 200
    desk.hear(5)
    assert sorted(asked[1] for asked in scripted.asked) == ["one", "three", "two"]


def test_an_error_that_says_it_will_pass_is_tried_again(desk: Desk) -> None:
    desk.provider.failures = [(400, {}, {"error": {"code": 2, "is_transient": True}})]
    desk.send()
    assert len(desk.hear(2)) == 2


@pytest.mark.parametrize("signature", ["", "sha256=", "sha1=abc", "sha256=é"])
def test_a_signature_of_another_kind_is_refused(desk: Desk, signature: str) -> None:
    headers, raw = desk.provider.signed(desk.provider.payload())
    assert desk.post({**headers, "x-hub-signature-256": signature}, raw) == 403
