"""One turn for a parent on the web, however it came: by the page's form or by its script."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request

from bot.turns import BusyError
from bot.web.messages import Shown, shown
from bot.web.refused import Refused
from bot.web.replies import Replies
from bot.web.tokens import Tokens

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.assistant import Assistant
    from bot.turns import Turns


# When the assistant has more to answer than it can.
BUSY_SECONDS = 5


@dataclass(frozen=True)
class Question:
    """What a parent sent: words, or a button's signed value."""

    text: str = ""
    choice: str | None = None
    message_id: str | None = None


@dataclass(frozen=True)
class Chat:
    assistant: Assistant | Turns
    tokens: Tokens
    replies: Replies = field(default_factory=Replies)

    async def answer(self, conversation: str, question: Question) -> list[Shown]:
        payload = None
        if question.choice is not None:
            payload = self.tokens.payload(conversation, question.choice)
        turn = partial(self.assistant.turn, conversation, question.text, payload, "web")
        try:
            if question.message_id is None:
                messages = await turn()
            else:
                messages = await self.replies.once(self.tokens.mac("message", conversation, question.message_id), turn)
        except BusyError:
            raise Refused("busy", wait=BUSY_SECONDS) from None
        return shown(messages, conversation, self.tokens)


def chat_of(request: Request) -> Chat:
    chat: Chat = request.app.state.chat
    return chat
