"""Someone may be in danger: the contacts, at once, before all else. Nothing of the message is kept."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.names import LAST_TOPIC, MISSES
from actions.speaking import button, say_topic
from content.topics import topics


class Crisis(Action):
    def name(self) -> str:
        return "action_crisis"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        topic = topics()["crisis_danger"]
        offered = say_topic(
            dispatcher,
            topic,
            topic.answer,
            [button("more", "show_more", topic=topic.id), button("carry_on", "carry_on")],
        )
        return [*offered, SlotSet(LAST_TOPIC, topic.id), SlotSet(MISSES, None)]
