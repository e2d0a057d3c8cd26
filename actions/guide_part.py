"""One part of the guide by itself: the letter, the evidence list, where to send it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.guide_result import PARTS
from actions.speaking import button, flow_choice, speak


class ShowGuidePart(Action):
    def name(self) -> str:
        return "action_show_guide_part"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        part = reading.entity(tracker, "part")
        if part not in PARTS:
            return speak(dispatcher, "utter_button_is_over")
        others = [button(f"part_{other}", "show_guide_part", part=other) for other in PARTS if other != part]
        if part == "no":
            others.insert(0, flow_choice("deadlines"))
        return speak(dispatcher, f"utter_part_{part}", others)
