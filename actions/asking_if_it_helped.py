"""After an answer: was it helpful? Asked where a second short message costs nothing, and not within a form."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.names import OFFERED
from actions.speaking import Choice, button, offer
from content.topics import Topic

ASKED_ON = ("web", "terminal")
# Greetings, people, "that is not ours": there is no answer to judge.
NO_ANSWERS = "conversation"
HELPFUL = "helpful"


def ask_if_it_helped(
    dispatcher: CollectingDispatcher, tracker: Tracker, topic: Topic, offered: Sequence[Choice]
) -> list[EventType]:
    """`offered`: the choices of the answer, which a number or words may still mean; empty events when not asked."""
    channel = tracker.get_latest_input_channel()
    if tracker.active_loop_name or channel not in ASKED_ON or topic.group == NO_ANSWERS:
        return []
    asked = [button("helped", HELPFUL, topic=topic.id), button("not_helped", "unhelpful", topic=topic.id)]
    shown, _ = offer(asked)
    dispatcher.utter_message(response="utter_did_it_help", buttons=shown, json_message={"kind": "helpful"})
    _, events = offer([*offered, *asked])
    return events


def asked_last(tracker: Tracker) -> str | None:
    """The topic of the answer that was asked about in the latest message of the assistant, if one was."""
    for _, sent in tracker.get_slot(OFFERED) or []:
        if sent.startswith(f"/{HELPFUL}{{"):
            return str(json.loads(sent.removeprefix(f"/{HELPFUL}"))["topic"])
    return None
