from __future__ import annotations

import json
import time
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.channels.providers.teams import Teams
from tests.bot.channels.provider import Answer, Called, Said, StandIn

APP, PASSWORD, TENANT = "00000000-0000-0000-0000-0000000000aa", "an app password", "a-tenant-id"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class TeamsStandIn(StandIn):
    name = "teams"
    kind = "teams"
    sender = "29:canary-person"
    other_sender = "29:another-person"
    settings: ClassVar[dict[str, str]] = {
        "TEAMS_APP_ID": APP,
        "TEAMS_APP_PASSWORD": PASSWORD,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_SERVICES": "",
    }
    most_characters = 28_000

    def __init__(self) -> None:
        super().__init__()
        self.keys = {"k1": (KEY, ["msteams"])}
        self.key_fetches = 0
        self.tokens = 0

    def connect(self, base: str, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(Teams, "openid", f"{base}/openid")
        patch.setattr(Teams, "login", base)
        self.settings = {**type(self).settings, "TEAMS_SERVICES": base}

    def own_values(self) -> dict[str, Any]:
        return {"SERVICE": f"{self.base}/uk/", "TENANT": TENANT}

    def claims(self, **other: Any) -> dict[str, Any]:
        now = int(time.time())
        own = {"iss": "https://api.botframework.com", "aud": APP, "nbf": now, "exp": now + 3600}
        return {**own, "serviceurl": f"{self.base}/uk/", **other}

    def token(self, claims: dict[str, Any] | None = None, kid: str = "k1", key: Any = KEY) -> str:
        return jwt.encode(claims or self.claims(), key, algorithm="RS256", headers={"kid": kid})

    def signed(self, payload: Any) -> tuple[dict[str, str], bytes]:
        headers = {"content-type": "application/json; charset=utf-8", "authorization": f"Bearer {self.token()}"}
        return headers, json.dumps(payload).encode()

    def other_calls(self, called: Called) -> Answer | None:
        if called.path == "/openid":
            return 200, {}, {"issuer": "https://api.botframework.com", "jwks_uri": f"{self.base}/keys"}
        if called.path == "/keys":
            self.key_fetches += 1
            return 200, {}, {"keys": [self._jwk(kid) for kid in self.keys] + [{"kty": "strange", "kid": "x"}]}
        if called.path == f"/{TENANT}/oauth2/v2.0/token":
            asked = dict(parse_qsl(called.raw.decode()))
            assert asked == {
                "grant_type": "client_credentials",
                "client_id": APP,
                "client_secret": PASSWORD,
                "scope": "https://api.botframework.com/.default",
            }
            self.tokens += 1
            return 200, {}, {"token_type": "Bearer", "expires_in": 3599, "access_token": f"token {self.tokens}"}
        return None

    def _jwk(self, kid: str) -> dict[str, Any]:
        key, endorsements = self.keys[kid]
        public = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        return {**public, "kid": kid, "use": "sig", "endorsements": endorsements}

    def understood(self, called: Called) -> Said:
        assert called.headers["authorization"] == f"Bearer token {self.tokens}"
        service, _, rest = called.path.partition("/v3/conversations/")
        conversation, _, activity = unquote(rest).partition("/activities/")
        assert service == "/uk"
        said = called.json
        assert said["type"] == "message"
        assert said["textFormat"] == "plain"
        assert said["from"] == {"id": "28:bot"}
        assert said["recipient"]["id"] in (self.sender, self.other_sender)
        assert said["conversation"] == {"id": conversation} == {"id": "a:1conversation"}
        assert said["replyToId"] == activity
        cards = said.get("attachments", [])
        assert all(card["contentType"] == "application/vnd.microsoft.card.hero" for card in cards)
        assert all(1 <= len(card["content"]["buttons"]) <= 6 for card in cards)
        buttons = [button for card in cards for button in card["content"]["buttons"]]
        assert all(button["type"] == "messageBack" for button in buttons)
        return Said(said["text"], {button["title"]: button["value"]["choice"] for button in buttons})
