"""The conversation so far, carried by the page itself: sealed, so that nobody can put words in it, and bounded."""

from __future__ import annotations

import json
from typing import Literal, TypedDict

from bot.web.messages import ENGLISH, Shown
from bot.web.refused import Refused
from bot.web.tokens import Tokens

MOST_MESSAGES = 30
MOST_CHARACTERS = 60_000


class Said(TypedDict):
    who: Literal["you", "assistant"]
    message: Shown


Transcript = list[Said]


def by_you(text: str) -> Said:
    plain: Shown = {
        "text": text,
        "kind": None,
        "title": None,
        "law": None,
        "source": None,
        "checked": None,
        "lang": ENGLISH,
        "buttons": [],
    }
    return {"who": "you", "message": plain}


def by_assistant(messages: list[Shown]) -> Transcript:
    return [{"who": "assistant", "message": message} for message in messages]


def without_buttons(said: Transcript) -> Transcript:
    """What was offered before the newest message is over."""
    return [{"who": one["who"], "message": {**one["message"], "buttons": []}} for one in said]


def title_of(choice: str, said: Transcript) -> str | None:
    """The words on the button that was pressed."""
    buttons = (button for one in said for button in one["message"]["buttons"])
    return next((button["title"] for button in buttons if button["choice"] == choice), None)


def sealed(said: Transcript, conversation: str, tokens: Tokens) -> str:
    """As it goes into the page's hidden field; the oldest messages fall away when there are too many."""
    kept = said[-MOST_MESSAGES:]
    while len(text := json.dumps(kept)) > MOST_CHARACTERS:
        kept = kept[1:]
    return tokens.sealed("transcript", conversation, text)


def opened(field: str, conversation: str, tokens: Tokens) -> Transcript:
    if not field:
        return []
    text = tokens.opened("transcript", conversation, field)
    if text is None:
        raise Refused("session_invalid")
    said: Transcript = json.loads(text)
    return said
