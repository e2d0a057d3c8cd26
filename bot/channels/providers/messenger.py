"""Facebook Messenger, by Meta's Graph API. Choices are quick replies, which stand under the newest message only."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, ClassVar

import httpx
from starlette.datastructures import Headers

from bot.channels.channel import Around, Call, Channel, Incoming, Limits, NotTakenError, Outgoing
from bot.channels.keyed import same
from bot.channels.reading import at, list_at, number_at, parsed, text_at

# Meta's limits: 2,000 characters, 13 quick replies, 20 characters on each.
LIMITS = Limits(characters=1900, taps=13, title=20)
LONGEST_CHALLENGE = 200
OPENED = "opened"


class Messenger(Channel):
    name = "messenger"
    required = ("MESSENGER_APP_SECRET", "MESSENGER_PAGE_TOKEN", "MESSENGER_VERIFY_TOKEN")
    optional: ClassVar[Mapping[str, str]] = {"MESSENGER_API_VERSION": "v25.0"}
    api = "https://graph.facebook.com"

    def __init__(self, settings: Mapping[str, str], around: Around) -> None:
        self._secret = settings["MESSENGER_APP_SECRET"].encode()
        self._verify_token = settings["MESSENGER_VERIFY_TOKEN"]
        self._version = settings["MESSENGER_API_VERSION"]
        token = settings["MESSENGER_PAGE_TOKEN"]
        self._authorization = {"Authorization": f"Bearer {token}"}
        self._proof = hmac.new(self._secret, token.encode(), sha256).hexdigest()

    async def verify(self, headers: Headers, raw: bytes) -> None:
        ours = "sha256=" + hmac.new(self._secret, raw, sha256).hexdigest()
        if not same(headers.get("x-hub-signature-256", ""), ours):
            raise NotTakenError(403)

    def challenge(self, query: Mapping[str, str]) -> str | None:
        given, challenge = query.get("hub.verify_token", ""), query.get("hub.challenge", "")
        ours = query.get("hub.mode") == "subscribe" and same(given, self._verify_token)
        return challenge if ours and challenge.isalnum() and len(challenge) <= LONGEST_CHALLENGE else None

    def read(self, raw: bytes) -> list[Incoming]:
        data = parsed(raw)
        if text_at(data, "object") != "page":
            return []
        events = (event for entry in list_at(data, "entry") for event in list_at(entry, "messaging"))
        return [incoming for event in events if (incoming := _incoming(event)) is not None]

    def limits(self, kind: str) -> Limits:
        return LIMITS

    async def call(self, incoming: Incoming, outgoing: Outgoing) -> Call:
        message: dict[str, Any] = {"text": outgoing.text}
        if outgoing.choices:
            message["quick_replies"] = [
                {"content_type": "text", "title": choice.title, "payload": choice.id} for choice in outgoing.choices
            ]
        said = {"recipient": dict(incoming.reply_to), "messaging_type": "RESPONSE", "message": message}
        url = f"{self.api}/{self._version}/me/messages?appsecret_proof={self._proof}"
        return Call(url, self._authorization, json=said)

    def may_try_again(self, response: httpx.Response) -> bool:
        try:
            return at(response.json(), "error", "is_transient") is True
        except ValueError:
            return False


def _incoming(event: Any) -> Incoming | None:
    """None for what is no parent's message: echoes of ours, reports that one was read, and the like."""
    sender, message = text_at(event, "sender", "id"), at(event, "message")
    milliseconds = number_at(event, "timestamp")
    sent_at = None if milliseconds is None else milliseconds / 1000
    if not sender:
        return None
    reply_to = {"id": sender}
    if isinstance(at(event, "postback"), dict):
        payload = text_at(event, "postback", "payload")
        message_id = text_at(event, "postback", "mid") or f"{sender} {text_at(event, 'timestamp')}"
        # A page's "Get started" button; docs/channels.md says to give it this payload.
        opened = payload == OPENED
        choice = None if opened else payload
        return Incoming(message_id, "messenger", sender, reply_to, choice=choice, opened=opened, sent_at=sent_at)
    message_id = text_at(message, "mid")
    if not message_id or at(message, "is_echo"):
        return None
    text, choice = text_at(message, "text"), text_at(message, "quick_reply", "payload") or None
    unreadable = bool(list_at(message, "attachments")) or not text
    return Incoming(
        message_id, "messenger", sender, reply_to, text=text, choice=choice, unreadable=unreadable, sent_at=sent_at
    )
