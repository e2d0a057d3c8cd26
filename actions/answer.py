"""Answers the question: the topic's first screen, what it rests on, and what one may ask next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.names import LAST_TOPIC, MISSES
from actions.speaking import Choice, button, flow_choice, say_topic, topic_choice
from content.topics import Topic, topics

RELATED = 3


class AnswerTopic(Action):
    def name(self) -> str:
        return "action_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        decided = reading.decision(tracker)
        chosen = reading.entity(tracker, "topic") or decided.get("topic")
        topic = topics().get(chosen or "", topics()["out_of_scope_general"])
        offered = say_topic(dispatcher, topic, topic.answer, choices(topic, decided.get("second")))
        return [*offered, SlotSet(LAST_TOPIC, topic.id), SlotSet(MISSES, None)]


def choices(topic: Topic, second: str | None = None) -> list[Choice]:
    """More of this, the second question of the same message, what the topic opens, then its neighbours."""
    found = [button("more", "show_more", topic=topic.id)] if topic.more else []
    if second in topics() and second != topic.id:
        found.append(topic_choice(second))
    if topic.opens:
        found.append(flow_choice(topic.opens))
    found += [topic_choice(other) for other in topic.related[:RELATED]]
    return found
