"""The parent says whether an answer helped: counted by topic and month, and after a no, what else there is."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.names import UNHELPED
from actions.speaking import flow_choice, speak, topic_choice
from content.topics import topics
from dates import today_in_london
from feedback import tally_sheet
from feedback.tallies import HELPFUL, UNHELPFUL

PEOPLE = "talk_to_human"
RELATED = 2


class Helped(Action):
    def name(self) -> str:
        return "action_helped"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        topic = reading.entity(tracker, "topic") or ""
        return judged(dispatcher, topic, helped=reading.intent(tracker) == "helpful")


def judged(dispatcher: CollectingDispatcher, topic_id: str, *, helped: bool) -> list[EventType]:
    topic = topics().get(topic_id)
    if topic is None:
        return speak(dispatcher, "utter_button_is_over")
    tally_sheet.add(topic.id, HELPFUL if helped else UNHELPFUL, today_in_london())
    if helped:
        return [*speak(dispatcher, "utter_helped"), SlotSet(UNHELPED, None)]
    choices = [*map(topic_choice, topic.related[:RELATED]), topic_choice(PEOPLE), flow_choice("feedback")]
    return [*speak(dispatcher, "utter_not_helped", choices), SlotSet(UNHELPED, topic.id)]
