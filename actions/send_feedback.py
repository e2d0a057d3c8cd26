"""Sends what a parent wrote. Thanks only once it is on disk; when it is not, says so and keeps it for a retry."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.names import (
    AGE_BAND,
    AREA,
    AREA_OF_NEED,
    CATEGORY,
    CONFIRM,
    CONSENT,
    FEEDBACK_SLOTS,
    FORM_ID,
    NO,
    NO_ANSWER,
    SECOND,
    SKIPPED,
    STAGE,
    SUB,
    WORDS,
    YES,
)  # fmt: skip
from actions.speaking import button, speak
from content.needs import needs
from dates import today_in_london
from feedback import drafts
from feedback.database import engine
from feedback.local import local
from feedback.receipts import spaced
from feedback.sending import Sent, send_need
from feedback.settings import read_settings
from feedback.store import Need

log = logging.getLogger(__name__)
CHANNELS = ("web", "terminal", "sms", "whatsapp", "messenger", "telegram", "teams")


class SendFeedback(Action):
    def name(self) -> str:
        return "action_send_feedback"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        if tracker.get_slot(CONSENT) == NO or tracker.get_slot(CONFIRM) == "discard":
            return [*speak(dispatcher, "utter_feedback_discarded"), *forget(tracker)]
        if not complete(tracker):
            return [*speak(dispatcher, "utter_feedback_gone", [button("feedback", "give_feedback")]), *forget(tracker)]
        try:
            sent = await asyncio.to_thread(_send, tracker)
        except Exception as error:  # whatever it is, the parent hears the truth and can send again
            log.error("a need could not be sent", exc_info=error)
            again = [button("send", "send_again"), button("discard", "stop")]
            return speak(dispatcher, "utter_feedback_not_saved", again)
        return [*speak(dispatcher, _thanks(sent), code=spaced(sent.code)), *forget(tracker)]


def _thanks(sent: Sent) -> str:
    if sent.already:
        return "utter_feedback_already_saved"
    return "utter_feedback_waiting" if sent.waiting else "utter_feedback_thanks"


def complete(tracker: Tracker) -> bool:
    """Checked here again, because Rasa may call this action after a form that failed to start."""
    asked = tracker.get_slot(CONSENT) == YES and tracker.get_slot(CONFIRM) == "send"
    known = tracker.get_slot(CATEGORY) in needs() and tracker.get_slot(FORM_ID)
    words_lost = tracker.get_slot(WORDS) != SKIPPED and drafts.read(tracker.get_slot(FORM_ID)) is None
    return bool(asked and known and not words_lost)


def forget(tracker: Tracker) -> list[EventType]:
    drafts.discard(tracker.get_slot(FORM_ID))
    return [SlotSet(slot, None) for slot in FEEDBACK_SLOTS]


def _send(tracker: Tracker) -> Sent:
    def said(slot: str) -> str | None:
        value = tracker.get_slot(slot)
        return None if value in NO_ANSWER else str(value)

    channel = tracker.get_latest_input_channel()
    need = Need(
        category=tracker.get_slot(CATEGORY),
        sub=said(SUB),
        second_category=said(SECOND),
        area_of_need=said(AREA_OF_NEED),
        stage=said(STAGE),
        age_band=said(AGE_BAND),
        area=said(AREA),
        words=drafts.read(tracker.get_slot(FORM_ID)) if said(WORDS) else None,
        channel=channel if channel in CHANNELS else "web",
    )
    secret, form_id = read_settings().secret_key, tracker.get_slot(FORM_ID)
    return send_need(engine(), local(), secret, form_id=form_id, need=need, today=today_in_london())
