"""Remembers which kinds of personal detail were taken out, so that the parent is told of each only once.

Rasa runs the action of this name at every turn, but passes on nothing that it says: bot/assistant.py does the telling.
"""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.names import TOLD


class RememberWhatWasTakenOut(Action):
    def name(self) -> str:
        return "action_validate_slot_mappings"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        found = reading.taken_out(tracker)
        told = tracker.get_slot(TOLD) or []
        new = [kind for kind in found if kind not in told]
        if not new:
            return []
        return [SlotSet(TOLD, [*told, *new])]
