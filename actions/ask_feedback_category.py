"""Asks for the kind of need: the one suggested, or groups, or the kinds of a group. Also asks for a second kind."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.feedback_form import OTHER
from actions.names import CATEGORY, GROUP, SECOND, SUGGESTED
from actions.speaking import Choice, button, payload, speak
from content.needs import needs


class AskFeedbackCategory(Action):
    slot = CATEGORY
    words = "utter_feedback_category_group"

    def name(self) -> str:
        return f"action_ask_{self.slot}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        suggested, group = tracker.get_slot(SUGGESTED), tracker.get_slot(GROUP)
        if suggested in needs() and suggested != tracker.get_slot(CATEGORY):
            yes = button("yes", "choose", choice=f"{self.slot}:{suggested}")
            offered = [yes, button("something_else", "choose", choice=f"{self.slot}:{OTHER}"), *self.ends()]
            return speak(dispatcher, "utter_feedback_category_suggested", offered, title=needs()[suggested].title)
        if group:
            offered = [*self.kinds(group), button("back", "choose", choice=f"{self.slot}:{OTHER}"), *self.ends()]
            return speak(dispatcher, "utter_feedback_category", offered)
        return speak(dispatcher, self.words, [*groups(), *self.ends()])

    def kinds(self, group: str) -> list[Choice]:
        own = (need for need in needs().values() if need.group == group)
        return [Choice(need.title, payload("choose", choice=f"{self.slot}:{need.code}")) for need in own]

    def ends(self) -> list[Choice]:
        return [button("stop", "stop")]


class AskFeedbackSecond(AskFeedbackCategory):
    slot = SECOND
    words = "utter_feedback_second"

    def ends(self) -> list[Choice]:
        return [button("skip", "skip"), button("stop", "stop")]


def groups() -> list[Choice]:
    names = dict.fromkeys(need.group for need in needs().values())
    return [button(f"group_{name}", "choose", choice=f"{GROUP}:{name}") for name in names]
