"""Unsure: the three likeliest topics as buttons; after a second miss, people. Never a third "I don't understand"."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.held_question import hold
from actions.names import MISSES
from actions.speaking import Choice, button, speak, topic_choice
from content.topics import topics
from dates import today_in_london
from feedback import tally_sheet
from feedback.tallies import NO_TOPIC, UNANSWERED

LIKELIEST = 3
NOT_OFFERED = ("crisis_danger", "out_of_scope_council", "out_of_scope_general", "chitchat_greeting_thanks")


class Clarify(Action):
    def name(self) -> str:
        return "action_clarify"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        misses = int(tracker.get_slot(MISSES) or 0)
        likely = likeliest(tracker)
        if misses or not likely:
            kept, held = hold(tracker)
            tally_sheet.add(NO_TOPIC, UNANSWERED, today_in_london())
            events = speak(dispatcher, "utter_people", [*people(), *kept])
            return [*events, *held, SlotSet(MISSES, 0 if misses else 1)]
        offered = [*likely, button("something_else", "show_topic", topic="talk_to_human")]
        return [*speak(dispatcher, "utter_which_of_these", offered), SlotSet(MISSES, 1)]


def likeliest(tracker: Tracker) -> list[Choice]:
    rows = reading.decision(tracker).get("topics", [])
    known = [row["topic"] for row in rows if row["topic"] in topics() and row["topic"] not in NOT_OFFERED]
    return [topic_choice(topic) for topic in known[:LIKELIEST]]


def people() -> list[Choice]:
    return [
        topic_choice("sendiass_advice_contact"),
        topic_choice("talk_to_human"),
        button("unanswered", "give_feedback", choice="feedback_category:U01"),
    ]
