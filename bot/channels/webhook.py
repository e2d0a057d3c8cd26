"""Where providers send what parents wrote: verified, answered at once, each message taken once, then queued."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.answering import Answering
from bot.channels.channel import Channel, Incoming, NotTakenError
from bot.channels.choices import DAY
from bot.channels.kept import Kept
from bot.channels.keyed import keyed
from bot.channels.pace import Pace, Paces
from bot.channels.replies import Replies
from bot.nlu.crisis_gate import word_list
from bot.nlu.decision import Danger
from bot.web.bodies import body

MOST_BYTES = 64 * 1024
LONGEST_FOR_DANGER = 20_000


@dataclass
class Webhook:
    channel: Channel
    answering: Answering
    kept: Kept
    replies: Replies
    secret: str
    paces: Paces = field(default_factory=Paces)
    clock: Callable[[], float] = time.time

    async def receive(self, request: Request) -> Response:
        if request.method == "GET":
            return self._challenged(request)
        raw = await body(request, self.channel.content_type, MOST_BYTES)
        await self.channel.verify(request.headers, raw)
        for incoming in self.channel.read(raw):
            await self._take(incoming)
        status, text, media_type = self.channel.received
        return Response(text, status, media_type=media_type)

    def _challenged(self, request: Request) -> Response:
        answer = self.channel.challenge(request.query_params)
        if answer is None:
            raise NotTakenError(403)
        return PlainTextResponse(answer)

    async def _take(self, incoming: Incoming) -> None:
        # Older than what is remembered of it: it may have been answered, and the provider's window for a reply is over.
        if incoming.sent_at is not None and self.clock() - incoming.sent_at > DAY:
            return
        seen = "seen:" + keyed(self.secret, "seen", self.channel.name, incoming.message_id)
        if not await self.kept.first_time(seen, DAY):
            return
        if not self._queue(incoming):
            await self.kept.forget(seen)
            raise NotTakenError(503)  # the provider sends it again

    def _queue(self, incoming: Incoming) -> bool:
        conversation = self.answering.conversation(incoming)
        pace, danger = self.paces.of(conversation), _danger(incoming.text)
        if pace is Pace.right or danger:
            return self.replies.add(conversation, partial(self.answering.answer, self.channel, incoming), danger)
        if pace is Pace.too_fast:
            return self.replies.add(conversation, partial(self.answering.ask_to_wait, self.channel, incoming))
        return True


def _danger(text: str) -> bool:
    """However fast someone writes, however many others do: words of danger bring the contacts."""
    return word_list().danger(text[:LONGEST_FOR_DANGER]) is Danger.plain
