"""Takes back what a parent sent: asks once, then removes the row and all that hangs on it."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import reading
from actions.held_receipt import caller, held_receipt, let_receipt_go, public_record
from actions.names import NO, YES
from actions.speaking import button, speak

log = logging.getLogger(__name__)


class Withdraw(Action):
    def name(self) -> str:
        return "action_withdraw"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        code, answer = held_receipt(tracker), reading.entity(tracker, "answer")
        if code is None:
            return [*speak(dispatcher, "utter_use_receipt"), *let_receipt_go(tracker)]
        choices = [button("take_back_yes", "withdraw", answer=YES), button("take_back_no", "withdraw", answer=NO)]
        if answer == NO:
            return [*speak(dispatcher, "utter_withdraw_left"), *let_receipt_go(tracker)]
        if answer != YES:
            return speak(dispatcher, "utter_withdraw_sure", choices)
        try:
            removed = await asyncio.to_thread(lambda: public_record().withdraw(code, caller(tracker)))
        except Exception as error:
            log.error("a record could not be withdrawn", exc_info=error)
            return speak(dispatcher, "utter_withdraw_trouble", choices)
        return [*speak(dispatcher, "utter_withdrawn" if removed else "utter_receipt_unknown"), *let_receipt_go(tracker)]
