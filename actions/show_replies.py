""" "You said, we did" on the topic of an answer, told by the assistant."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.published import published
from actions.speaking import flow_choice, speak
from content.spoken import spoken


class ShowReplies(Action):
    def name(self) -> str:
        return "action_show_replies"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        replies = await published.on(reading.entity(tracker, "topic") or "")
        if not replies:
            return speak(dispatcher, "utter_no_replies")
        for reply in replies[:-1]:
            speak(dispatcher, "utter_reply", (), **in_words(reply))
        return speak(dispatcher, "utter_reply", [flow_choice("feedback")], **in_words(replies[-1]))


def in_words(reply: Any) -> dict[str, str]:
    """A published reply as `utter_reply` names its parts."""
    day = spoken(reply.published_on) if reply.published_on else ""
    return {"title": reply.title, "you_said": reply.you_said, "we_did": reply.we_did, "day": day}
