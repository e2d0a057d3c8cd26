"""A question that had no good answer, held until the parent says yes or no to keeping it; half an hour at most.

Redacted strictly, in memory only (feedback/drafts.py). Only a question asked after a miss is held at all.
"""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import asdict, dataclass

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from actions import reading
from actions.names import QUESTION_ID, UNHELPED
from actions.speaking import Choice, button
from feedback import drafts
from feedback.questions import UNANSWERED, UNHELPFUL
from privacy.redact import redact

log = logging.getLogger(__name__)
Held = tuple[list[Choice], list[EventType]]


@dataclass(frozen=True)
class HeldQuestion:
    words: str
    kind: str
    topic: str | None


def hold(tracker: Tracker) -> Held:
    """The choice to keep the latest message for the council, and the events that remember where it is held."""
    if reading.is_button(tracker):
        return [], []
    try:
        words = redact(reading.text(tracker), strict=True).text
    except Exception as error:  # not to be kept, then; the answer goes on without the offer
        log.error("a question could not be redacted", exc_info=error)
        return [], []
    topic = tracker.get_slot(UNHELPED)
    question = HeldQuestion(words, UNHELPFUL if topic else UNANSWERED, topic)
    drafts.discard(tracker.get_slot(QUESTION_ID))
    key = secrets.token_hex(16)
    drafts.keep(key, json.dumps(asdict(question)))
    return [button("keep_question", "keep_question")], [SlotSet(QUESTION_ID, key), SlotSet(UNHELPED, None)]


def held(tracker: Tracker) -> HeldQuestion | None:
    found = drafts.read(tracker.get_slot(QUESTION_ID))
    return HeldQuestion(**json.loads(found)) if found else None


def let_go(tracker: Tracker) -> list[EventType]:
    drafts.discard(tracker.get_slot(QUESTION_ID))
    return [SlotSet(QUESTION_ID, None)]
