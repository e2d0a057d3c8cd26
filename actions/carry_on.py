"""Goes on where the conversation was, after contacts in danger or another thing in between."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import speak


class CarryOn(Action):
    def name(self) -> str:
        return "action_carry_on"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        return speak(dispatcher, "utter_carry_on_form" if tracker.active_loop_name else "utter_carry_on")
