"""Forgets what this conversation held and begins anew."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import AllSlotsReset, EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.names import FORM_ID, QUESTION_ID, RECEIPT_ID
from actions.speaking import speak
from feedback import drafts


class StartAgain(Action):
    def name(self) -> str:
        return "action_start_again"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        for slot in (FORM_ID, QUESTION_ID, RECEIPT_ID):
            drafts.discard(tracker.get_slot(slot))
        return [AllSlotsReset(), *speak(dispatcher, "utter_start_again")]
