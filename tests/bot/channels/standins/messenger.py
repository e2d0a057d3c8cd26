from __future__ import annotations

import hmac
import json
from hashlib import sha256
from typing import Any, ClassVar

import pytest

from bot.channels.providers.messenger import Messenger
from tests.bot.channels.provider import Called, Said, StandIn

SECRET, TOKEN, VERIFY = "an app secret", "a page token", "a verify token"


class MessengerStandIn(StandIn):
    name = "messenger"
    kind = "messenger"
    sender = "6000000000000001"
    other_sender = "6000000000000002"
    settings: ClassVar[dict[str, str]] = {
        "MESSENGER_APP_SECRET": SECRET,
        "MESSENGER_PAGE_TOKEN": TOKEN,
        "MESSENGER_VERIFY_TOKEN": VERIFY,
    }
    most_characters = 2000

    def connect(self, base: str, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(Messenger, "api", base)

    def moment(self, seconds: float) -> int:
        return int(seconds * 1000)

    def signed(self, payload: Any) -> tuple[dict[str, str], bytes]:
        raw = json.dumps(payload).encode()
        signature = "sha256=" + hmac.new(SECRET.encode(), raw, sha256).hexdigest()
        return {"content-type": "application/json", "x-hub-signature-256": signature}, raw

    def understood(self, called: Called) -> Said:
        assert called.path == "/v25.0/me/messages"
        assert called.headers["authorization"] == f"Bearer {TOKEN}"
        proof = hmac.new(SECRET.encode(), TOKEN.encode(), sha256).hexdigest()
        assert called.query == {"appsecret_proof": proof}
        said = called.json
        assert set(said) == {"recipient", "messaging_type", "message"}
        assert said["messaging_type"] == "RESPONSE"
        assert said["recipient"]["id"] in (self.sender, self.other_sender)
        replies = said["message"].get("quick_replies", [])
        assert len(replies) <= 13
        for reply in replies:
            assert reply["content_type"] == "text"
            assert 0 < len(reply["title"]) <= 20
            assert 0 < len(reply["payload"]) <= 1000
        return Said(said["message"]["text"], {reply["title"]: reply["payload"] for reply in replies})
