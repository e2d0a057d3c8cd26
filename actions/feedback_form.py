"""The feedback form: takes each answer, and knows which questions apply. Every one but two can be skipped.

A parent's own words go to feedback/drafts.py, strictly redacted; the slot only says that there are some.
"""

from __future__ import annotations

import re
import secrets
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions import reading
from actions.form import Taken, after_answer
from actions.names import (
    AGE_BAND,
    AREA,
    AREA_OF_NEED,
    CATEGORY,
    CONFIRM,
    CONSENT,
    DETAIL,
    FEEDBACK_QUESTIONS,
    FEEDBACK_SLOTS,
    FORM_ID,
    GROUP,
    NO,
    SECOND,
    SKIPPED,
    STAGE,
    SUB,
    SUGGESTED,
    WORDS,
    YES,
)  # fmt: skip
from content.flow_words import choices_of
from content.needs import needs
from feedback import drafts
from privacy.redact import redact

OPTIONAL = (SECOND, AREA_OF_NEED, STAGE, AGE_BAND, AREA)
SKIPPABLE = (SUB, *OPTIONAL, WORDS)
MOST_CHARACTERS = 500
# Sure enough to be worth a question; the parent confirms it either way.
SUGGEST_FROM = 0.2
OTHER = "other"
NOT_ANSWERS = (
    "crisis", "stop", "start_again", "carry_on", "show_topic", "show_more", "ask_for_more", "open_guide",
    "show_guide_part", "send_again", "helpful", "unhelpful", "keep_question", "show_replies", "use_receipt", "withdraw",
)  # fmt: skip
QUESTION = re.compile(
    r"\?|^(?:how|what|when|where|who|why|which|can|could|do|does|is|are|will|should)\b", re.IGNORECASE
)


class ValidateFeedbackForm(Action):
    def name(self) -> str:
        return "validate_feedback_form"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        taken = take(dispatcher, tracker)
        if taken is not None and not tracker.get_slot(FORM_ID):
            taken = {FORM_ID: secrets.token_hex(16), **taken}
        return after_answer(tracker, taken, FEEDBACK_QUESTIONS, questions)


def questions(slots: Taken) -> list[str]:
    """The questions that apply, given the answers so far; own words and the preview last."""
    if slots[CONSENT] == NO:
        return [CONSENT]
    asked = [CONSENT, CATEGORY]
    if slots[CATEGORY] in needs() and needs()[slots[CATEGORY]].sub:
        asked.append(SUB)
    asked.append(DETAIL)
    if slots[DETAIL] == YES:
        asked += OPTIONAL
    return [*asked, WORDS, CONFIRM]


def take(dispatcher: CollectingDispatcher, tracker: Tracker) -> Taken | None:
    """The slots this message sets; None when it is no answer to the question."""
    requested, intent = tracker.get_slot(REQUESTED_SLOT), reading.intent(tracker)
    if intent in NOT_ANSWERS:
        return None
    if intent == "choose":
        return _chosen(tracker)
    if reading.after_danger(tracker):
        return None
    if requested is None:
        return _opened(tracker)
    if intent == "skip" or (intent == "deny" and requested in (WORDS, *OPTIONAL)):
        return _skip(dispatcher, requested)
    if intent in ("affirm", "deny") and (answered := _yes_or_no(tracker, requested, intent == "affirm")):
        return answered
    if requested == WORDS and not reading.is_button(tracker):
        return _words(dispatcher, tracker)
    if requested in (CATEGORY, SECOND) and intent in ("ask", "unsure", "give_feedback") and not _is_question(tracker):
        return _suggest(dispatcher, tracker, requested)
    if intent == "ask":
        return None
    dispatcher.utter_message(response="utter_please_choose")
    return {requested: None}


def _yes_or_no(tracker: Tracker, requested: str, yes: bool) -> Taken | None:
    """What a typed yes or no means at this question; None where it means nothing."""
    if requested in (CONSENT, DETAIL):
        return {requested: YES if yes else NO}
    if requested == CONFIRM:
        return {CONFIRM: "send" if yes else "discard"}
    suggested = tracker.get_slot(SUGGESTED)
    if requested in (CATEGORY, SECOND) and suggested:
        return {requested: suggested if yes else None, SUGGESTED: None}
    return None


def _opened(tracker: Tracker) -> Taken:
    """The form begins afresh. What the parent said to open it may already name the kind of need."""
    drafts.discard(tracker.get_slot(FORM_ID))
    opened: Taken = {**dict.fromkeys(FEEDBACK_SLOTS), FORM_ID: secrets.token_hex(16)}
    slot, value = reading.choice(tracker)
    if slot == CATEGORY and value in needs():
        return {**opened, CATEGORY: value}
    best = (reading.decision(tracker).get("needs") or [{"category": None, "confidence": 0}])[0]
    suggested = best["category"] if best["confidence"] >= SUGGEST_FROM else None
    return {**opened, SUGGESTED: suggested}


def _chosen(tracker: Tracker) -> Taken | None:
    slot, value = reading.choice(tracker)
    if slot == GROUP:
        return {GROUP: value, SUGGESTED: None, _asking(tracker): None}
    if slot in (CATEGORY, SECOND) and value == OTHER:
        return {SUGGESTED: None, GROUP: None, slot: None}
    if slot in (CATEGORY, SECOND):
        return _kind(slot, value) if value in needs() else None
    if slot == CONFIRM:
        # Only where the preview was the last question: nobody may send what was not shown.
        return _confirm(tracker, value) if tracker.get_slot(REQUESTED_SLOT) == CONFIRM else None
    return {slot: value} if slot in FEEDBACK_QUESTIONS and value in choices_of(slot) else None


def _kind(slot: str, code: str) -> Taken:
    chosen: Taken = {slot: code, GROUP: None, SUGGESTED: None}
    return {**chosen, SUB: None} if slot == CATEGORY else chosen


def _asking(tracker: Tracker) -> str:
    return SECOND if tracker.get_slot(REQUESTED_SLOT) == SECOND else CATEGORY


def _confirm(tracker: Tracker, value: str) -> Taken | None:
    if value == "change_words":
        drafts.discard(tracker.get_slot(FORM_ID))
        return {WORDS: None, CONFIRM: None}
    return {CONFIRM: value} if value in ("send", "discard") else None


def _skip(dispatcher: CollectingDispatcher, requested: str) -> Taken:
    if requested in SKIPPABLE:
        return {requested: SKIPPED}
    dispatcher.utter_message(response="utter_please_choose")
    return {requested: None}


def _words(dispatcher: CollectingDispatcher, tracker: Tracker) -> Taken:
    """Redacted once more, strictly, and kept in memory until the parent has seen and sent them."""
    words = reading.text(tracker).strip()
    if len(words) > MOST_CHARACTERS:
        dispatcher.utter_message(response="utter_feedback_too_long", length=str(len(words)))
        return {WORDS: None}
    try:
        clean = redact(words, strict=True).text
    except Exception:
        dispatcher.utter_message(response="utter_feedback_not_redacted")
        return {WORDS: None}
    drafts.keep(tracker.get_slot(FORM_ID), clean)
    return {WORDS: "written"}


def _suggest(dispatcher: CollectingDispatcher, tracker: Tracker, requested: str) -> Taken:
    """The kind that the parent's own words sound like; asked back, never assumed."""
    rows = reading.decision(tracker).get("needs") or []
    if rows and rows[0]["confidence"] >= SUGGEST_FROM:
        return {SUGGESTED: rows[0]["category"], requested: None}
    dispatcher.utter_message(response="utter_feedback_nothing_like_it")
    return {SUGGESTED: None, GROUP: None, requested: None}


def _is_question(tracker: Tracker) -> bool:
    return bool(QUESTION.search(reading.text(tracker)))
