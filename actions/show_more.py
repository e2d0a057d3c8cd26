"""The rest of an answer."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.answer import choices
from actions.names import LAST_TOPIC
from actions.speaking import say_topic, speak
from content.topics import topics


class ShowMore(Action):
    def name(self) -> str:
        return "action_show_more"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        topic = topics().get(reading.entity(tracker, "topic") or tracker.get_slot(LAST_TOPIC) or "")
        if topic is None:
            return speak(dispatcher, "utter_nothing_more")
        if not topic.more:
            return speak(dispatcher, "utter_that_is_all", choices(topic))
        _, *others = choices(topic)
        return [*say_topic(dispatcher, topic, topic.more, others), SlotSet(LAST_TOPIC, topic.id)]
