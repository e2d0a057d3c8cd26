"""The parent stops a form: nothing of it is kept."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.names import FEEDBACK_FORM, FEEDBACK_SLOTS, FORM_ID, GUIDE_SLOTS
from actions.speaking import speak
from feedback import drafts


class LeaveForm(Action):
    def name(self) -> str:
        return "action_leave_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        drafts.discard(tracker.get_slot(FORM_ID))
        slots = FEEDBACK_SLOTS if tracker.active_loop_name == FEEDBACK_FORM else GUIDE_SLOTS
        said = []
        if reading.intent(tracker) == "stop":
            said = speak(dispatcher, f"utter_left_{tracker.active_loop_name}")
        return [*said, *(SlotSet(slot, None) for slot in slots)]
