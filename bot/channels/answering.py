"""One message in, its answer out: what the assistant says, with what a channel adds of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.channels.channel import Channel, Incoming, Outgoing
from bot.channels.choices import DAY, Choices
from bot.channels.kept import Kept
from bot.channels.keyed import keyed
from bot.channels.sending import Sender
from bot.channels.wording import Wording
from bot.channels.words import channel_words, first_words
from bot.nlu.decision import CRISIS
from bot.settings import Settings
from bot.turns import BusyError

if TYPE_CHECKING:
    from bot.turns import Turns

Message = dict[str, Any]
Sleep = Callable[[float], Awaitable[None]]
# Parents on the web wait for their turn in the same line: channels, which can wait, leave them most of it.
TURNS_AT_ONCE = 20
WAITS_WHEN_BUSY = (1.0, 2.0, 4.0, 8.0)


class Answering:
    def __init__(
        self, assistant: Turns, sender: Sender, sleep: Sleep, kept: Kept, *, settings: Settings, site: str
    ) -> None:
        self._assistant, self._sender, self._sleep, self._kept = assistant, sender, sleep, kept
        self._room = asyncio.Semaphore(TURNS_AT_ONCE)
        self._choices = Choices(settings.secret_key, kept)
        self._secret, self._council = settings.secret_key, settings.council
        self._privacy = f"{site}/privacy"

    def conversation(self, incoming: Incoming) -> str:
        """Stands for this parent on this channel. Nobody without the secret can tell whom it stands for."""
        return keyed(self._secret, "conversation", incoming.kind, incoming.sender)

    async def answer(self, channel: Channel, incoming: Incoming) -> None:
        if (call := channel.before_reply(incoming)) is not None:
            await self._sender.try_once(channel, call)
        conversation = self.conversation(incoming)
        await self._send(channel, incoming, conversation, await self._said(conversation, incoming))

    async def ask_to_wait(self, channel: Channel, incoming: Incoming) -> None:
        await self._send(channel, incoming, self.conversation(incoming), [self._own("slow_down")])

    async def _send(self, channel: Channel, incoming: Incoming, conversation: str, said: list[Message]) -> None:
        async for outgoing in self._worded(channel, incoming, conversation, said):
            if not await self._sender.send(channel, incoming, outgoing):
                return  # the rest without its beginning would only confuse

    async def _worded(
        self, channel: Channel, incoming: Incoming, conversation: str, said: list[Message]
    ) -> AsyncIterator[Outgoing]:
        wording = Wording(self._council, channel.limits(incoming.kind))
        for message in wording.offered(said):
            ids = await self._choices.ids(conversation, [row["payload"] for row in message["buttons"]])
            for outgoing in wording.outgoing(message, ids):
                yield outgoing

    async def _said(self, conversation: str, incoming: Incoming) -> list[Message]:
        said = await self._answered(conversation, incoming)
        if _danger(said):
            return said  # the contacts at once, before all else
        if not await self._kept.first_time(f"first:{conversation}", DAY):
            return said
        return [_plain(first_words(self._council, incoming.kind, self._privacy)), *said]

    async def _answered(self, conversation: str, incoming: Incoming) -> list[Message]:
        if incoming.opened:
            return []
        if incoming.choice is not None:
            payload = await self._choices.payload(conversation, incoming.choice)
            if payload is None:
                return [self._own("choice_is_over")]
            return await self._turn(conversation, "", payload, incoming.kind)
        if incoming.unreadable and not incoming.text:
            return [self._own("text_only")]
        said = await self._turn(conversation, incoming.text, None, incoming.kind)
        return [self._own("text_only_beside"), *said] if incoming.unreadable and not _danger(said) else said

    async def _turn(self, conversation: str, text: str, choice: str | None, kind: str) -> list[Message]:
        async with self._room:
            for seconds in WAITS_WHEN_BUSY:
                try:
                    return await self._assistant.turn(conversation, text, choice, kind)
                except BusyError:
                    await self._sleep(seconds)
        return [self._own("busy")]

    def _own(self, name: str) -> Message:
        return _plain(channel_words(self._council)[name])


def _danger(said: list[Message]) -> bool:
    return any(message.get("topic") == CRISIS for message in said)


def _plain(text: str) -> Message:
    return {"text": text, "buttons": []}
