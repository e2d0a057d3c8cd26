"""Shows a held question as the council would read it, and keeps it only when the parent says yes to that one."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.held_question import held, let_go
from actions.names import NO, YES
from actions.speaking import button, speak
from dates import today_in_london
from feedback.database import engine
from feedback.questions import record_question

log = logging.getLogger(__name__)


class KeepQuestion(Action):
    def name(self) -> str:
        return "action_keep_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        question, answer = held(tracker), reading.entity(tracker, "answer")
        if question is None:
            return [*speak(dispatcher, "utter_question_gone"), *let_go(tracker)]
        choices = [button("keep_it", "keep_question", answer=YES), button("let_go", "keep_question", answer=NO)]
        if answer == NO:
            return [*speak(dispatcher, "utter_question_let_go"), *let_go(tracker)]
        if answer != YES:
            return speak(dispatcher, "utter_question_preview", choices, words=question.words)
        try:
            await asyncio.to_thread(
                lambda: record_question(engine(), question.words, question.kind, today_in_london(), question.topic)
            )
        except Exception as error:  # whatever it is, the parent hears the truth and can try again
            log.error("a question could not be kept", exc_info=error)
            return speak(dispatcher, "utter_question_not_kept", choices)
        return [*speak(dispatcher, "utter_question_kept"), *let_go(tracker)]
