"""What the guide shows at the end: the routes and the letter, or the dates that follow from one date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.names import GUIDE_CERTIFICATE, GUIDE_DATE, GUIDE_SLOTS, GUIDE_STAGE, GUIDE_WHO, NO_ANSWER
from actions.speaking import Choice, button, speak, topic_choice
from content.council import council
from content.flow_words import flow_words
from content.spoken import spoken
from dates import (
    Deadline,
    Refusal,
    appeal_deadline,
    appeal_notes,
    draft_comments_deadline,
    mediation_contact_deadline,
    overdue,
    request_deadlines,
    today_in_london,
)

Said = tuple[str, dict[str, str]]
LIMIT_WEEKS = {"decision_to_assess": "week_6", "no_plan_decision": "week_16", "final_plan": "week_20"}
AFTER: dict[str, tuple[str, ...]] = {
    "waiting": ("ehc_late_or_overdue", "ehc_timescales", "complaints_ombudsman"),
    "refused": ("tribunal_appeal", "mediation", "sendiass_advice_contact"),
    "draft": ("ehc_draft_plan", "ehc_plan_sections_content", "school_placement_choice"),
    "has_plan": ("ehc_provision_not_delivered", "annual_review", "amend_or_cease_plan", "school_placement_choice"),
}
PARTS = ("letter", "what_to_say", "evidence", "where", "next", "late", "no")


class ShowGuideResult(Action):
    def __init__(self, today: Callable[[], date] = today_in_london) -> None:
        self._today = today

    def name(self) -> str:
        return "action_show_guide_result"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        stage = tracker.get_slot(GUIDE_STAGE)
        if stage in NO_ANSWER:  # the form ended without an answer: say so rather than show something empty
            return speak(dispatcher, "utter_form_trouble")
        start = _day(tracker.get_slot(GUIDE_DATE))
        said: list[Said] = []
        if stage == "not_asked":
            said = [("utter_guide_not_asked", {"who": flow_words(f"utter_guide_who_{tracker.get_slot(GUIDE_WHO)}")})]
        elif stage == "has_plan":
            said = [("utter_guide_has_plan", {})]
        elif start is None:
            said = [(f"utter_guide_{stage}_no_date", {})]
        elif stage == "waiting":
            said = waiting(start, self._today())
        elif stage == "refused":
            said = refused(start, _day(tracker.get_slot(GUIDE_CERTIFICATE)), self._today())
        else:
            said = [("utter_guide_draft", {"comments": spoken(draft_comments_deadline(start).date)})]
        for response, values in said[:-1]:
            dispatcher.utter_message(response=response, **{**council().words, **values})
        response, values = said[-1]
        offered = speak(dispatcher, response, after(stage), **values)
        return [*offered, *(SlotSet(slot, None) for slot in GUIDE_SLOTS)]


def after(stage: str) -> list[Choice]:
    if stage == "not_asked":
        return [button(f"part_{part}", "show_guide_part", part=part) for part in PARTS]
    return [topic_choice(topic) for topic in AFTER[stage]]


def waiting(start: date, today: date) -> list[Said]:
    values = {LIMIT_WEEKS[limit.key]: spoken(limit.date) for limit in request_deadlines(start)}
    said: list[Said] = [("utter_guide_waiting", {"start": spoken(start), **values})]
    # The 16 week limit binds only a council that will make no plan: that it has passed says nothing by itself.
    late = [limit for limit in overdue(start, today) if limit.key != "no_plan_decision"]
    if late:
        said.append(("utter_guide_waiting_late", {"late": spoken(late[-1].date)}))
    return said


def refused(letter: date, certificate: date | None, today: date) -> list[Said]:
    mediation = mediation_contact_deadline(letter, today)
    appeal = appeal_deadline(letter, today, certificate)
    if isinstance(mediation, Refusal) or isinstance(appeal, Refusal):
        return [("utter_guide_refused_no_date", {})]
    values = {
        "letter": spoken(letter),
        "mediation": spoken(mediation.plan_for(today) or mediation.date),
        "appeal": spoken(appeal.date),
    }
    values["notes"] = notes(mediation, appeal, certificate, today)
    return [("utter_guide_refused" if certificate is None else "utter_guide_refused_with_certificate", values)]


def notes(mediation: Deadline, appeal: Deadline, certificate: date | None, today: date) -> str:
    """What a careful adviser would add to the two dates, a line each."""
    keys = appeal_notes(mediation, appeal, certificate, today)
    words = {**council().words, "safe": spoken(appeal.plan_for(today) or appeal.safe_day)}
    return "".join(flow_words(f"utter_guide_note_{key}").format_map(words) + "\n" for key in keys)


def _day(value: str | None) -> date | None:
    return None if value in NO_ANSWER else date.fromisoformat(str(value))
