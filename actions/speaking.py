"""How an action speaks: an answer with what it rests on, and choices that can be tapped or typed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.names import OFFERED
from content.buttons import buttons
from content.council import council
from content.topics import Topic, topics

# What `opens:` in a topic's file starts.
FLOWS: dict[str, tuple[str, dict[str, str]]] = {
    "guide": ("open_guide", {}),
    "letter": ("show_guide_part", {"part": "letter"}),
    "deadlines": ("open_guide", {"guide_stage": "refused"}),
    "timeline": ("open_guide", {"guide_stage": "waiting"}),
    "feedback": ("give_feedback", {}),
}


@dataclass(frozen=True)
class Choice:
    title: str
    payload: str


def payload(intent: str, **entities: str) -> str:
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def button(name: str, intent: str, **entities: str) -> Choice:
    return Choice(buttons()[name], payload(intent, **entities))


def topic_choice(topic_id: str) -> Choice:
    return Choice(topics()[topic_id].title, payload("show_topic", topic=topic_id))


def flow_choice(name: str) -> Choice:
    intent, entities = FLOWS[name]
    return button(name, intent, **entities)


def offer(choices: Iterable[Choice]) -> tuple[list[dict[str, str]], list[EventType]]:
    """Buttons for a message, and the event that lets a parent type one of them instead."""
    rows = list({choice.payload: choice for choice in choices}.values())
    shown = [{"title": row.title, "payload": row.payload} for row in rows]
    return shown, [SlotSet(OFFERED, [[row.title, row.payload] for row in rows])]


def speak(
    dispatcher: CollectingDispatcher, response: str, choices: Iterable[Choice] = (), **values: str
) -> list[EventType]:
    """Says a response of data/words/, with the council's facts and `values` where it names them."""
    shown, events = offer(choices)
    dispatcher.utter_message(response=response, buttons=shown, **{**council().words, **values})
    return events


def say_topic(dispatcher: CollectingDispatcher, topic: Topic, text: str, choices: Iterable[Choice]) -> list[EventType]:
    """An answer's text, with its title, law, source and date beside it for the page to show."""
    shown, events = offer(choices)
    dispatcher.utter_message(text=text, buttons=shown, json_message=about(topic))
    return events


def about(topic: Topic) -> dict[str, Any]:
    source = {"title": topic.source.title, "url": topic.source.url} if topic.source else None
    return {
        "kind": "answer",
        "topic": topic.public_id,
        "title": topic.title,
        "law": topic.law or None,
        "source": source,
        "checked": topic.checked.isoformat(),
    }
