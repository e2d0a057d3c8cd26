"""The assistant's messages as a channel can show them: plain text, source as a link, choices tapped or numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.channels.channel import Choice, Limits, Outgoing
from bot.channels.splitting import split
from bot.channels.words import channel_words
from bot.web.pages import day
from bot.web.words import web_words

Message = dict[str, Any]
STOP = "/stop"
# With an answer on a costly channel. In a form's question every choice is needed.
FEW = 3
# Outside the alphabet of text messages; one of these would more than double what the whole message costs.
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "•": "-", "\u00a0": " "})


class Wording:
    def __init__(self, council_name: str, limits: Limits) -> None:
        self._words, self._labels = channel_words(council_name), web_words(council_name)
        self._limits = limits

    def offered(self, messages: Sequence[Message]) -> list[Message]:
        """The messages with only those buttons that the channel can show. Typed numbers count in the last list."""
        if self._limits.under_every_message:
            return list(messages)
        last = max((n for n, message in enumerate(messages) if message["buttons"]), default=-1)
        return [{**one, "buttons": self._few(one) if n == last else []} for n, one in enumerate(messages)]

    def _few(self, message: Message) -> list[dict[str, str]]:
        buttons: list[dict[str, str]] = message["buttons"]
        return buttons[:FEW] if self._limits.costly and message.get("kind") == "answer" else buttons

    def outgoing(self, message: Message, ids: Sequence[str]) -> list[Outgoing]:
        """One message as one or more of the channel's. `ids` stand for its buttons."""
        titles = [self._title(row) for row in message["buttons"]]
        text = self._text(message)
        tapped = tuple(map(Choice, titles, ids))[: self._limits.taps]
        if titles and not self._can_tap(titles):
            rows = (f"{n}. {title}" for n, title in enumerate(titles, 1))
            text = "\n".join([text, "", self._words["reply_with_number"], *rows])
            tapped = tuple(replace(choice, title=str(n)) for n, choice in enumerate(tapped, 1))
        if self._limits.costly:
            text = text.translate(PLAIN)
        pieces = [Outgoing(piece) for piece in split(text, self._limits.characters)]
        return [*pieces[:-1], replace(pieces[-1], choices=tapped)] if pieces else []

    def _can_tap(self, titles: Sequence[str]) -> bool:
        return len(titles) <= self._limits.taps and all(len(title) <= self._limits.title for title in titles)

    def _title(self, button: dict[str, str]) -> str:
        costly_stop = self._limits.costly and button["payload"] == STOP
        return self._words["leave_it"] if costly_stop else button["title"]

    def _text(self, message: Message) -> str:
        parts = [message["text"]]
        if message.get("title") and message.get("source") and not self._limits.costly:
            parts.insert(0, message["title"])
        if message.get("law") and not self._limits.costly:
            parts.append(f"{self._labels['law']} {message['law']}")
        if source := message.get("source"):
            if not self._limits.costly:
                checked = f"{self._labels['checked']} {day(message['checked'])}"
                parts.append(f"{self._labels['source']} {source['title']}, {source['url']}\n{checked}")
            elif source["url"] not in message["text"]:
                parts.append(f"{self._labels['source']} {source['url']}")
        return "\n\n".join(part for part in parts if part)
