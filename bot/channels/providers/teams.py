"""Microsoft Teams, by the Bot Framework. Only people of the council's own tenant, and only chats with one person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import quote

from starlette.datastructures import Headers

from bot.channels.bot_framework import LOGIN, OPENID, Keys, OwnToken, check, claimed_service, may_answer_at
from bot.channels.channel import Around, Call, Channel, Incoming, Limits, NotTakenError, Outgoing
from bot.channels.keyed import same
from bot.channels.reading import list_at, parsed, text_at

CHANNEL_ID = "msteams"
# Teams takes far longer messages; nobody reads them.
LIMITS = Limits(characters=6000, taps=30, title=60, under_every_message=True)
ON_ONE_CARD = 6
BEARER = "Bearer "


class Teams(Channel):
    name = "teams"
    required = ("TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID")
    # Where answers may be sent, with our token in them. Others only for a cloud of its own, such as a government's.
    optional: ClassVar[Mapping[str, str]] = {"TEAMS_SERVICES": "https://smba.trafficmanager.net"}
    openid, login = OPENID, LOGIN

    def __init__(self, settings: Mapping[str, str], around: Around) -> None:
        self._app_id, self._tenant = settings["TEAMS_APP_ID"], settings["TEAMS_TENANT_ID"]
        self._services = settings["TEAMS_SERVICES"].split()
        self._keys = Keys(around.client, self.openid)
        url = f"{self.login}/{quote(self._tenant, safe='')}/oauth2/v2.0/token"
        self._own = OwnToken(around.client, url, self._app_id, settings["TEAMS_APP_PASSWORD"])

    async def verify(self, headers: Headers, raw: bytes) -> None:
        authorization = headers.get("authorization", "")
        if not authorization.startswith(BEARER):
            raise NotTakenError(401)
        claims = await check(authorization.removeprefix(BEARER), self._keys, self._app_id, CHANNEL_ID)
        activity = parsed(raw)
        service = text_at(activity, "serviceUrl")
        # The token says for which service it was made. Without this, whoever has one could have ours sent anywhere.
        if not service or not same(claimed_service(claims), service) or not may_answer_at(service, self._services):
            raise NotTakenError(403)
        if text_at(activity, "channelId") != CHANNEL_ID:
            raise NotTakenError(403)

    def read(self, raw: bytes) -> list[Incoming]:
        activity = parsed(raw)
        kind, sender = text_at(activity, "type"), text_at(activity, "from", "id")
        conversation, activity_id = text_at(activity, "conversation", "id"), text_at(activity, "id")
        private = text_at(activity, "conversation", "conversationType") == "personal"
        ours = text_at(activity, "channelData", "tenant", "id") == self._tenant
        opened = kind == "conversationUpdate" and _bot_was_added(activity)
        if not (sender and conversation and activity_id and private and ours) or not (opened or kind == "message"):
            return []
        reply_to = {
            "service": text_at(activity, "serviceUrl"),
            "conversation": conversation,
            "activity": activity_id,
            "bot": text_at(activity, "recipient", "id"),
            "person": sender,
        }
        # A text comes with its own HTML beside it, which is no picture.
        pictures = [one for one in list_at(activity, "attachments") if text_at(one, "contentType") != "text/html"]
        text, choice = text_at(activity, "text"), text_at(activity, "value", "choice") or None
        return [
            Incoming(
                f"{conversation} {activity_id}",
                "teams",
                f"{conversation} {sender}",
                reply_to,
                text=text,
                choice=choice,
                unreadable=bool(pictures) or not text,
                opened=opened,
                sent_at=_seconds(text_at(activity, "timestamp")),
            )
        ]

    def limits(self, kind: str) -> Limits:
        return LIMITS

    async def call(self, incoming: Incoming, outgoing: Outgoing) -> Call:
        to = incoming.reply_to
        conversation, activity = quote(to["conversation"], safe=""), quote(to["activity"], safe="")
        url = f"{to['service'].rstrip('/')}/v3/conversations/{conversation}/activities/{activity}"
        said: dict[str, Any] = {
            "type": "message",
            "from": {"id": to["bot"]},
            "recipient": {"id": to["person"]},
            "conversation": {"id": to["conversation"]},
            "replyToId": to["activity"],
            "text": outgoing.text,
            "textFormat": "plain",
        }
        if outgoing.choices:
            said["attachments"] = _cards(outgoing)
        return Call(url, {"Authorization": BEARER + await self._own.value()}, json=said)

    def refused_us(self) -> None:
        self._own.forget()


def _cards(outgoing: Outgoing) -> list[dict[str, Any]]:
    """Buttons on as many cards as it takes."""
    buttons = [
        {
            "type": "messageBack",
            "title": choice.title,
            "displayText": choice.title,
            "text": choice.title,
            "value": {"choice": choice.id},
        }
        for choice in outgoing.choices
    ]
    groups = [buttons[start : start + ON_ONE_CARD] for start in range(0, len(buttons), ON_ONE_CARD)]
    return [{"contentType": "application/vnd.microsoft.card.hero", "content": {"buttons": group}} for group in groups]


def _bot_was_added(activity: Any) -> bool:
    bot = text_at(activity, "recipient", "id")
    return any(text_at(member, "id") == bot for member in list_at(activity, "membersAdded"))


def _seconds(timestamp: str) -> float | None:
    try:
        return datetime.fromisoformat(timestamp).timestamp()
    except ValueError:
        return None
