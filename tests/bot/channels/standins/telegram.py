from __future__ import annotations

import json
from typing import Any, ClassVar

import pytest

from bot.channels.providers.telegram import Telegram
from tests.bot.channels.provider import Answer, Called, Said, StandIn

TOKEN, SECRET = "1:a-bot-token", "a_secret-token"


class TelegramStandIn(StandIn):
    name = "telegram"
    kind = "telegram"
    sender = 700000001
    other_sender = 700000002
    settings: ClassVar[dict[str, str]] = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_SECRET_TOKEN": SECRET}
    most_characters = 4096

    def __init__(self) -> None:
        super().__init__()
        self.taps_seen: list[str] = []

    def connect(self, base: str, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(Telegram, "api", base)

    def new_id(self) -> int:
        return next(self._numbers)

    def signed(self, payload: Any) -> tuple[dict[str, str], bytes]:
        headers = {"content-type": "application/json", "x-telegram-bot-api-secret-token": SECRET}
        return headers, json.dumps(payload).encode()

    def other_calls(self, called: Called) -> Answer | None:
        if called.path != f"/bot{TOKEN}/answerCallbackQuery":
            return None
        self.taps_seen.append(called.json["callback_query_id"])
        return 200, {}, {"ok": True, "result": True}

    def understood(self, called: Called) -> Said:
        assert called.path == f"/bot{TOKEN}/sendMessage"
        said = called.json
        assert set(said) <= {"chat_id", "text", "link_preview_options", "reply_markup"}
        assert said["chat_id"] in (str(self.sender), str(self.other_sender))
        assert said["link_preview_options"] == {"is_disabled": True}
        rows = said.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = [button for row in rows for button in row]
        assert all(1 <= len(button["callback_data"].encode()) <= 64 for button in buttons)
        return Said(said["text"], {button["text"]: button["callback_data"] for button in buttons})
