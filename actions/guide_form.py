"""The guide's form: takes each answer, asks again kindly when it cannot be used, and knows which questions apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions import reading
from actions.form import after_answer
from actions.names import GUIDE_CERTIFICATE, GUIDE_DATE, GUIDE_SLOTS, GUIDE_STAGE, GUIDE_WHO, NO_ANSWER, SKIPPED
from content.spoken import spoken
from dates import read_date, today_in_london

QUESTIONS = {
    "not_asked": (GUIDE_STAGE, GUIDE_WHO),
    "waiting": (GUIDE_STAGE, GUIDE_DATE),
    "refused": (GUIDE_STAGE, GUIDE_DATE, GUIDE_CERTIFICATE),
    "draft": (GUIDE_STAGE, GUIDE_DATE),
    "has_plan": (GUIDE_STAGE,),
}
WHO = ("parent", "young_person", "school", "someone_else")
DATES = (GUIDE_DATE, GUIDE_CERTIFICATE)
NOT_A_DATE = "unclear"


class ValidateGuideForm(Action):
    def __init__(self, today: Callable[[], date] = today_in_london) -> None:
        self._today = today

    def name(self) -> str:
        return "validate_guide_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        return after_answer(tracker, self._take(dispatcher, tracker), GUIDE_SLOTS, questions)

    def _take(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> dict[str, Any] | None:
        """The slots this message sets; an empty dict to go on; None when it is no answer to the question."""
        requested, intent = tracker.get_slot(REQUESTED_SLOT), reading.intent(tracker)
        if intent == "open_guide":
            return _opened_at(tracker)
        if intent == "choose":
            slot, value = reading.choice(tracker)
            return {slot: value} if allowed(slot, value) else None
        if reading.after_danger(tracker):
            return None
        if requested in DATES and intent in ("skip", "deny"):
            return {requested: SKIPPED}
        if requested in DATES and intent in ("ask", "unsure", "affirm", "give_feedback"):
            return self._date(dispatcher, tracker, requested)
        if requested and intent in ("unsure", "skip", "affirm", "deny"):
            dispatcher.utter_message(response="utter_please_choose")
            return {requested: None}
        return None

    def _date(self, dispatcher: CollectingDispatcher, tracker: Tracker, slot: str) -> dict[str, Any] | None:
        read = read_date(reading.text(tracker), self._today())
        if read.day is None:
            if read.question == NOT_A_DATE and reading.intent(tracker) in ("ask", "give_feedback"):
                return None  # a question in between
            dispatcher.utter_message(response=f"utter_date_{read.question}")
            return {slot: None}
        letter = tracker.get_slot(GUIDE_DATE)
        if slot == GUIDE_CERTIFICATE and letter not in NO_ANSWER and read.day < date.fromisoformat(letter):
            dispatcher.utter_message(response="utter_date_before_letter")
            return {slot: None}
        if read.approximate:
            dispatcher.utter_message(response="utter_date_taken_roughly", day=spoken(read.day))
        return {slot: read.day.isoformat()}


def _opened_at(tracker: Tracker) -> dict[str, Any]:
    """A button such as "work out my dates" opens the guide at its stage, afresh."""
    stage = reading.entity(tracker, "guide_stage")
    return {**dict.fromkeys(GUIDE_SLOTS), GUIDE_STAGE: stage if stage in QUESTIONS else None}


def questions(slots: dict[str, Any]) -> tuple[str, ...]:
    """Which questions apply at this stage; no certificate is asked for when the letter's date is not known."""
    asked = QUESTIONS.get(slots[GUIDE_STAGE] or "", (GUIDE_STAGE,))
    return tuple(q for q in asked if q != GUIDE_CERTIFICATE or slots[GUIDE_DATE] != SKIPPED)


def allowed(slot: str, value: str) -> bool:
    """Only what the guide's own buttons can send."""
    if slot in DATES:
        return value == SKIPPED
    return (slot == GUIDE_STAGE and value in QUESTIONS) or (slot == GUIDE_WHO and value in WHO)
