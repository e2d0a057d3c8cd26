"""Telegram, by its Bot API. Only chats with one person: in a group, others would read along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers

from bot.channels.channel import Around, Call, Channel, Incoming, Limits, NotTakenError, Outgoing
from bot.channels.keyed import same
from bot.channels.reading import at, number_at, parsed, text_at

# Telegram takes 4,096 characters, and 64 bytes with a button; for a button's title it names no limit.
LIMITS = Limits(characters=4000, taps=50, title=64, under_every_message=True)
START = "/start"


class Telegram(Channel):
    name = "telegram"
    required = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_SECRET_TOKEN")
    api = "https://api.telegram.org"

    def __init__(self, settings: Mapping[str, str], around: Around) -> None:
        self._token, self._secret = settings["TELEGRAM_BOT_TOKEN"], settings["TELEGRAM_SECRET_TOKEN"]

    async def verify(self, headers: Headers, raw: bytes) -> None:
        if not same(headers.get("x-telegram-bot-api-secret-token", ""), self._secret):
            raise NotTakenError(403)

    def read(self, raw: bytes) -> list[Incoming]:
        update = parsed(raw)
        update_id, tap = text_at(update, "update_id"), at(update, "callback_query")
        message = at(tap, "message") if isinstance(tap, dict) else at(update, "message")
        chat = text_at(message, "chat", "id")
        if not update_id or not chat or text_at(message, "chat", "type") != "private":
            return []
        reply_to = {"chat_id": chat}
        if isinstance(tap, dict):
            reply_to["callback_query_id"] = text_at(tap, "id")
            return [Incoming(update_id, "telegram", chat, reply_to, choice=text_at(tap, "data"))]
        # With a picture the words are its caption.
        text = text_at(message, "text") or text_at(message, "caption")
        opened = text == START or text.startswith(START + " ")
        unreadable, sent_at = not text_at(message, "text"), number_at(message, "date")
        return [
            Incoming(
                update_id, "telegram", chat, reply_to, text=text, unreadable=unreadable, opened=opened, sent_at=sent_at
            )
        ]

    def limits(self, kind: str) -> Limits:
        return LIMITS

    def before_reply(self, incoming: Incoming) -> Call | None:
        """Telegram shows a button as busy until it is told that the tap was seen."""
        tap = incoming.reply_to.get("callback_query_id")
        return self._method("answerCallbackQuery", {"callback_query_id": tap}) if tap else None

    async def call(self, incoming: Incoming, outgoing: Outgoing) -> Call:
        said: dict[str, Any] = {
            "chat_id": incoming.reply_to["chat_id"],
            "text": outgoing.text,
            "link_preview_options": {"is_disabled": True},
        }
        if outgoing.choices:
            rows = [[{"text": choice.title, "callback_data": choice.id}] for choice in outgoing.choices]
            said["reply_markup"] = {"inline_keyboard": rows}
        return self._method("sendMessage", said)

    def _method(self, name: str, said: dict[str, Any]) -> Call:
        return Call(f"{self.api}/bot{self._token}/{name}", json=said)
