"""Shows the parent exactly what would be kept, before anything is."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.names import (
    AGE_BAND,
    AREA,
    AREA_OF_NEED,
    CATEGORY,
    CONFIRM,
    FORM_ID,
    NO_ANSWER,
    SECOND,
    SKIPPED,
    STAGE,
    SUB,
    WORDS,
)
from actions.speaking import button, speak
from content.flow_words import choices_of, flow_words
from content.needs import needs
from dates import today_in_london
from feedback import drafts

CODED = (AREA_OF_NEED, STAGE, AGE_BAND, AREA)


class AskFeedbackConfirm(Action):
    def name(self) -> str:
        return "action_ask_feedback_confirm"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        choices = [button("send", "choose", choice=f"{CONFIRM}:send")]
        choices.append(button("change_words", "choose", choice=f"{CONFIRM}:change_words"))
        choices.append(button("discard", "choose", choice=f"{CONFIRM}:discard"))
        return speak(dispatcher, "utter_feedback_preview", choices, summary="\n".join(summary(tracker)))


def summary(tracker: Tracker) -> list[str]:
    kind = needs()[tracker.get_slot(CATEGORY)].title
    sub = tracker.get_slot(SUB)
    lines = [_line("category", f"{kind} ({choices_of(SUB)[sub]})" if sub in choices_of(SUB) else kind)]
    if tracker.get_slot(SECOND) in needs():
        lines.append(_line("second", needs()[tracker.get_slot(SECOND)].title))
    for slot in CODED:
        value = tracker.get_slot(slot)
        if value not in NO_ANSWER:
            lines.append(_line(slot.removeprefix("feedback_"), choices_of(slot)[value]))
    lines.append(_line("month", f"{today_in_london():%B %Y}"))
    words = drafts.read(tracker.get_slot(FORM_ID))
    if words and tracker.get_slot(WORDS) != SKIPPED:
        lines.append(_line("words", words))
    return lines


def _line(name: str, value: str) -> str:
    # `replace`, not `format`: a parent's words may hold braces
    return flow_words(f"utter_line_{name}").replace("{value}", value)
