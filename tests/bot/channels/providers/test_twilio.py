"""What only Twilio has: it signs the address it was given, and STOP is its own matter."""

from __future__ import annotations

import pytest
from twilio.request_validator import RequestValidator

from tests.bot.channels.conftest import Open
from tests.bot.channels.provider import SITE_ADDRESS, Desk
from tests.bot.channels.standins.twilio import TOKEN, Sms
from tests.bot.web.client import Client
from tests.bot.web.conftest import Scripted


@pytest.fixture
def desk(scripted: Scripted, open_desk: Open) -> Desk:
    return open_desk(Sms(), scripted)


def test_the_answer_is_twiml_that_says_nothing(desk: Desk) -> None:
    headers, raw = desk.provider.signed(desk.provider.payload())
    reply = Client(desk.base).request("POST", desk.address, raw, headers)
    assert reply.text == "<Response/>"
    assert reply.headers["content-type"].startswith("text/xml")
    desk.settle()


@pytest.mark.parametrize("address", ["http://send.example.gov.uk", "https://evil.example", f"{SITE_ADDRESS}/x"])
def test_a_signature_for_another_address_is_refused(desk: Desk, address: str) -> None:
    payload = desk.provider.payload()
    headers, raw = desk.provider.signed(payload)
    signature = RequestValidator(TOKEN).compute_signature(f"{address}/channels/twilio", payload)
    assert desk.post({**headers, "x-twilio-signature": signature}, raw) == 403


def test_after_stop_a_refused_reply_is_let_go(desk: Desk, scripted: Scripted) -> None:
    desk.provider.failures = [(400, {}, {"code": 21610, "status": 400})] * 2
    desk.send(text="STOP")
    desk.provider.wait(lambda: desk.provider.tried == 1)
    desk.settle()
    assert scripted.asked[0][1] == "STOP"
    assert desk.provider.heard == []


def test_typographic_characters_do_not_make_a_text_message_dearer(desk: Desk, scripted: Scripted) -> None:
    scripted.messages = [{"text": "It’s “5–10” …", "buttons": []}]
    desk.send()
    assert desk.hear(2)[-1].text == 'It\'s "5-10" ...'
