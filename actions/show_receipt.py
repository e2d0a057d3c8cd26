"""What became of what a parent sent, by the code they were given."""

from __future__ import annotations

import asyncio
import logging
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.held_receipt import caller, hold_receipt, let_receipt_go, public_record
from actions.show_replies import in_words
from actions.speaking import button, speak
from content.flow_words import flow_words
from content.needs import needs
from privacy.patterns.receipts import receipt_in

log = logging.getLogger(__name__)


class ShowReceipt(Action):
    def name(self) -> str:
        return "action_show_receipt"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        code = receipt_in(reading.text(tracker))
        if code is None:
            return [*speak(dispatcher, "utter_use_receipt"), *let_receipt_go(tracker)]
        try:
            found = await asyncio.to_thread(lambda: public_record().receipt(code, caller(tracker)))
        except Exception as error:
            log.error("a receipt could not be looked up", exc_info=error)
            return speak(dispatcher, "utter_receipt_trouble")
        if found.outcome != "found":
            return speak(dispatcher, f"utter_receipt_{found.outcome}")
        for reply in found.replies:
            speak(dispatcher, "utter_reply", (), **in_words(reply))
        said = speak(
            dispatcher,
            "utter_receipt_found",
            [button("take_back", "withdraw")],
            month=f"{date.fromisoformat(found.month + '-01'):%B %Y}",
            title=needs()[found.category].title,
            state=flow_words(f"utter_receipt_state_{found.state}"),
        )
        return [*said, *hold_receipt(tracker, code)]
