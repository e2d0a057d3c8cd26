"""Runs the custom actions in this process: same classes and same contract as Rasa's HTTP action server.

Rasa answers a failing action badly: a form that fails to start counts as finished, a failing question leaves the
parent's raw words in a slot, and the parent hears nothing. Here a failure is always answered.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import pkgutil
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.turn_facts import note_action
from content.buttons import buttons
from content.council import council
from content.topics import topics

log = logging.getLogger(__name__)
SECONDS = 8.0
VALIDATE = "validate_"
# Runs at every turn to say what was taken out; when it fails the turn simply goes on.
EVERY_TURN = "action_validate_slot_mappings"
CRISIS = "action_crisis"
SEND = "action_send_feedback"
# A form that fails must not stand in the way of these.
NEVER_AN_ANSWER = ("crisis", "stop", "start_again")
FIRST_QUESTION = {"guide_form": "guide_stage", "feedback_form": "feedback_consent"}


class LocalActions(EndpointConfig):
    def __init__(self, package: str = "actions", seconds: float = SECONDS) -> None:
        # Without `selective_domain` Rasa would hand the whole domain, every answer in it, to every action.
        super().__init__(url="inprocess://actions", selective_domain=True)
        self._executor, self._seconds = ActionExecutor(), seconds
        _import_all(package)
        RemoteAction._validate_action_result = _trusted
        self._executor.register_package(package)

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        call: dict[str, Any] = kwargs["json"]
        name = str(call["next_action"])
        note_action(name, call["tracker"])
        try:
            return await asyncio.wait_for(self._executor.run(call), self._seconds)
        except ActionExecutionRejection as rejection:
            answer = json.dumps({"error": "rejected", "action_name": rejection.action_name})
            raise ClientResponseError(400, "rejected", answer) from None
        except Exception as error:
            log.error("action %s failed", name, exc_info=error)
            return _instead_of(name, call)


def _trusted(action: RemoteAction, result: dict[str, Any]) -> bool:
    """In place of Rasa's check of what an action server sent. It checks the JSON schema itself at each call, the
    dearest part of a turn by a profile, and these results are made by rasa_sdk's own classes in this process."""
    return True


def _import_all(package: str) -> None:
    """rasa_sdk leaves the program without a word when an action cannot be imported; this raises instead."""
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")


def _instead_of(name: str, call: dict[str, Any]) -> dict[str, Any]:
    """What Rasa is told when an action failed."""
    if name == EVERY_TURN:
        return {"events": [], "responses": []}
    if name == CRISIS:
        return {"events": [], "responses": [{"text": topics()["crisis_danger"].answer}]}
    if name == SEND:
        # A write that took too long may yet be there: say so, and let the parent send the same form again.
        again = [{"title": buttons()["send"], "payload": "/send_again"}]
        offered = [[row["title"], row["payload"]] for row in again]
        kept = [{"event": "slot", "name": "offered", "value": offered}]
        return {"events": kept, "responses": [{**_words("utter_feedback_unsure"), "buttons": again}]}
    if name.startswith(VALIDATE):
        if (call["tracker"]["latest_message"].get("intent") or {}).get("name") in NEVER_AN_ANSWER:
            rejected = {"event": "action_execution_rejected", "name": name.removeprefix(VALIDATE)}
            return {"events": [{**rejected, "policy": None, "confidence": None}], "responses": []}
        # The question stays open and is asked again; a raw answer that Rasa put in its slot is taken out.
        slots = call["tracker"]["slots"]
        question = slots.get("requested_slot") or FIRST_QUESTION[name.removeprefix(VALIDATE)]
        events = [{"event": "slot", "name": slot, "value": value} for slot, value in _open(question)]
        return {"events": events, "responses": [_words("utter_form_trouble")]}
    return {"events": [], "responses": [_words("utter_sorry")]}


def _open(question: str) -> list[tuple[str, str | None]]:
    return [(question, None), ("requested_slot", question)]


def _words(response: str) -> dict[str, Any]:
    return {"response": response, **council().words}
