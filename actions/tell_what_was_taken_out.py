"""Tells the parent, once a kind, what the redactor took out of the message.

Rasa runs the action of this name at every turn, before anything is said.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.names import TOLD
from content.redactions import in_words


class TellWhatWasTakenOut(Action):
    def name(self) -> str:
        return "action_validate_slot_mappings"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        found = (tracker.latest_message.get("metadata") or {}).get("taken_out") or []
        told = tracker.get_slot(TOLD) or []
        new = [kind for kind in found if kind not in told]
        if not new:
            return []
        dispatcher.utter_message(response="utter_taken_out", kinds=in_words(new))
        return [SlotSet(TOLD, [*told, *new])]
