from __future__ import annotations

import base64
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode

import pytest
from twilio.request_validator import RequestValidator

from bot.channels.providers.twilio import Twilio
from tests.bot.channels.provider import SITE_ADDRESS, Called, Said, StandIn

ACCOUNT = "AC00000000000000000000000000000001"
TOKEN = "a token for tests"


class Sms(StandIn):
    name = "twilio"
    kind = "sms"
    sender = "+447700900001"
    other_sender = "+447700900002"
    settings: ClassVar[dict[str, str]] = {"TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_AUTH_TOKEN": TOKEN}
    most_characters = 1600
    can_tap = False
    has_times = False
    receiver = "+447700900099"

    def connect(self, base: str, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(Twilio, "api", base)

    def signed(self, payload: Any) -> tuple[dict[str, str], bytes]:
        signature = RequestValidator(TOKEN).compute_signature(f"{SITE_ADDRESS}/channels/twilio", payload)
        kind = "application/x-www-form-urlencoded; charset=UTF-8"
        return {"content-type": kind, "x-twilio-signature": signature}, urlencode(payload).encode()

    def understood(self, called: Called) -> Said:
        assert called.path == f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        assert called.headers["authorization"] == "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        assert called.headers["content-type"] == "application/x-www-form-urlencoded"
        fields = dict(parse_qsl(called.raw.decode(), strict_parsing=True))
        assert set(fields) == {"From", "To", "Body"}
        assert fields["From"] == self.receiver
        assert fields["To"] in (self.sender, self.other_sender)
        return Said(fields["Body"])


class Whatsapp(Sms):
    kind = "whatsapp"
    sender = "whatsapp:+447700900001"
    other_sender = "whatsapp:+447700900002"
    receiver = "whatsapp:+447700900099"

    def filled(self, recorded: Any, **given: Any) -> Any:
        return {**super().filled(recorded, **given), "To": self.receiver}
