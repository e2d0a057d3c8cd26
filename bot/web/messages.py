"""A message on its way out: only what the page shows, and each choice signed for its conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from bot.nlu.decision import CRISIS
from bot.web.tokens import Tokens

ENGLISH = "en-GB"


class Button(TypedDict):
    title: str
    choice: str


class Source(TypedDict):
    title: str
    url: str


class Shown(TypedDict):
    text: str
    kind: str | None
    title: str | None
    law: str | None
    source: Source | None
    checked: str | None
    lang: str
    buttons: list[Button]


def shown(messages: Iterable[Mapping[str, Any]], conversation: str, tokens: Tokens) -> list[Shown]:
    return [_shown(message, conversation, tokens) for message in messages]


def _shown(message: Mapping[str, Any], conversation: str, tokens: Tokens) -> Shown:
    return {
        "text": message["text"],
        "kind": "crisis" if message.get("topic") == CRISIS else message.get("kind"),
        "title": message.get("title"),
        "law": message.get("law"),
        "source": message.get("source"),
        "checked": message.get("checked"),
        "lang": message.get("lang", ENGLISH),
        "buttons": [
            {"title": row["title"], "choice": tokens.sealed("choice", conversation, row["payload"])}
            for row in message["buttons"]
        ],
    }
