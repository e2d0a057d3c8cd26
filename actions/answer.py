"""Answers the question: the topic's first screen, what it rests on, and what one may ask next."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.asking_if_it_helped import ask_if_it_helped
from actions.held_question import hold
from actions.names import LAST_TOPIC, MISSES, UNHELPED
from actions.published import published
from actions.speaking import Choice, button, flow_choice, say_topic, topic_choice
from content.topics import Topic, topics
from dates import today_in_london
from feedback import tally_sheet
from feedback.tallies import ASKED

RELATED = 3


class AnswerTopic(Action):
    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        decided = reading.decision(tracker)
        chosen = reading.entity(tracker, "topic") or decided.get("topic")
        topic = topics().get(chosen or "", topics()["out_of_scope_general"])
        offered = choices(topic, decided.get("second"))
        if await published.on(topic.public_id):
            offered.append(button("you_said", "show_replies", topic=topic.public_id))
        kept, held = hold(tracker) if tracker.get_slot(UNHELPED) else ([], [])
        offered += kept
        tally_sheet.add(topic.id, ASKED, today_in_london())
        events = say_topic(dispatcher, topic, topic.answer, offered)
        events += ask_if_it_helped(dispatcher, tracker, topic, offered)
        return [*events, *held, SlotSet(LAST_TOPIC, topic.id), SlotSet(MISSES, None)]


def choices(topic: Topic, second: str | None = None) -> list[Choice]:
    """More of this, the second question of the same message, what the topic opens, then its neighbours."""
    found = [button("more", "show_more", topic=topic.id)] if topic.more else []
    if second in topics() and second != topic.id:
        found.append(topic_choice(second))
    if topic.opens:
        found.append(flow_choice(topic.opens))
    found += [topic_choice(other) for other in topic.related[:RELATED]]
    return found
