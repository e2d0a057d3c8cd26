"""A "yes", "no", "skip" or "stop", or the button of a form that is over, when nothing was asked."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.answer import choices
from actions.asking_if_it_helped import asked_last
from actions.helped import judged
from actions.names import FORM_ID, LAST_TOPIC
from actions.send_feedback import forget
from actions.speaking import speak
from content.topics import topics

RESPONSES = {
    "affirm": "utter_yes_to_what",
    "deny": "utter_all_right",
    "stop": "utter_all_right",
    "skip": "utter_all_right",
}


class ReplyWithoutAQuestion(Action):
    def name(self) -> str:
        return "action_reply_without_a_question"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        if tracker.active_loop_name:
            return []  # the form asks its question again by itself
        if reading.intent(tracker) == "stop" and tracker.get_slot(FORM_ID):
            return [*speak(dispatcher, "utter_feedback_discarded"), *forget(tracker)]
        judging = asked_last(tracker) if reading.intent(tracker) in ("affirm", "deny") else None
        if judging:
            return judged(dispatcher, judging, helped=reading.intent(tracker) == "affirm")
        response = RESPONSES.get(reading.intent(tracker), "utter_button_is_over")
        topic = topics().get(tracker.get_slot(LAST_TOPIC) or "")
        return speak(dispatcher, response, choices(topic) if topic and response == "utter_yes_to_what" else ())
