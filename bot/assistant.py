"""The assistant: one turn in, the messages out. The web, the terminal and the tests all come through here."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.exceptions import RasaException

from bot.door import at_the_door
from bot.event_types import remember_event_types
from bot.local_actions import LocalActions
from bot.nlu.decision import CRISIS
from bot.tracker_store import AllowListTrackerStore
from bot.train import model_path
from bot.typed_choices import choice_typed
from content.council import council
from content.flow_words import flow_words
from content.redactions import in_words

log = logging.getLogger(__name__)
Message = dict[str, Any]
LONGEST_TITLE = 100


class NotReadyError(RuntimeError):
    """The assistant may not start; the message says why."""

    for_operators = True


class Collected(OutputChannel):
    """Gathers what the assistant says in one turn: text, buttons, and what an answer rests on."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    @classmethod
    def name(cls) -> str:
        return "collected"

    async def send_response(self, recipient_id: str, message: Message) -> None:
        rows = [{"title": row["title"], "payload": row["payload"]} for row in message.get("buttons") or []]
        about = message.get("custom") or {}
        self.messages.append({"text": message.get("text") or "", **about, "buttons": rows})


def load_agent(model: Path | None = None, tracker_store: AllowListTrackerStore | None = None) -> Agent:
    """Rasa's agent with our stores and our actions, or NotReadyError.

    Rasa itself starts without a model, and falls back to a store that keeps everything, and says so only in a log.
    """
    model = model or model_path()
    if not model.exists():
        raise NotReadyError(f"there is no model {model.name}: run `make train`")
    try:
        agent = Agent.load(
            str(model),
            tracker_store=tracker_store or AllowListTrackerStore(None),
            lock_store=InMemoryLockStore(),
            action_endpoint=LocalActions(),
        )
    except (OSError, EOFError, ValueError, RasaException) as error:
        raise NotReadyError(f"the model {model.name} could not be read: remove it and run `make train`") from error
    remember_event_types()
    give_back_memory()
    if not agent.is_ready():
        raise NotReadyError(f"the model {model.name} could not be loaded: remove it and run `make train`")
    if not isinstance(_inner(agent.tracker_store), AllowListTrackerStore):
        raise NotReadyError("Rasa replaced the tracker store with its own, which keeps parents' words")
    return agent


def give_back_memory() -> None:
    """Loading leaves some 30 MB free inside the process; this returns it to the machine, where the C library can."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _inner(store: Any) -> Any:
    return getattr(store, "_tracker_store", store)


@dataclass(frozen=True)
class Assistant:
    agent: Agent
    seconds: float = 10.0

    async def turn(
        self, conversation: str, text: str = "", choice: str | None = None, channel: str = "web"
    ) -> list[Message]:
        """What the assistant says to one message. `choice` is the payload of a button, already verified.

        Never silent and never raises: whatever happens, the parent hears something true.
        """
        try:
            messages = await asyncio.wait_for(self._turn(conversation, text, choice, channel), self.seconds)
        except TimeoutError:
            log.error("a turn took longer than %s s", self.seconds)
            return [_say("utter_too_slow")]
        except Exception as error:
            log.error("a turn failed", exc_info=error)
            return [_say("utter_sorry")]
        return messages or [_say("utter_sorry")]

    async def likeliest(self, text: str) -> dict[str, Any]:
        """What a text is about, as a decision (bot/nlu/decide.py); empty when it is about nothing. Nothing is said
        or kept. Never raises."""
        try:
            return await asyncio.wait_for(self._likeliest(text), self.seconds)
        except Exception as error:
            log.error("a text could not be understood", exc_info=error)
            return {}

    async def _likeliest(self, text: str) -> dict[str, Any]:
        entered = at_the_door(text)
        if entered.refusal:
            return {"decision": "crisis", "topics": []} if entered.danger else {}
        parsed = await self.agent.parse_message(entered.text)
        return parsed.get("decision") or {}

    async def _turn(self, conversation: str, text: str, choice: str | None, channel: str) -> list[Message]:
        tracker = await self.agent.tracker_store.retrieve(conversation)
        slots: dict[str, Any] = tracker.current_slot_values() if tracker else {}
        taken_out: tuple[str, ...] = ()
        if choice is None and len(text) <= LONGEST_TITLE:
            # Before the redactor: "SS9" is a button's title as well as a postcode. Only titles of ours can match.
            choice = choice_typed(text, slots, bool(tracker and _in_danger(tracker)))
        if choice is None:
            entered = at_the_door(text)
            if entered.refusal and not entered.danger:
                return [_say(entered.refusal.value)]
            taken_out, text = entered.taken_out, entered.text
            # A message in danger that may not go further still brings the contacts.
            choice = "/crisis" if entered.refusal else None
        out = Collected()
        metadata = {"taken_out": list(taken_out)}
        words = choice or text
        message = UserMessage(words, out, sender_id=conversation, input_channel=channel, metadata=metadata)
        await self.agent.handle_message(message)
        if not out.messages:
            return []
        new = [kind for kind in taken_out if kind not in (slots.get("told") or [])]
        in_danger = any(said.get("topic") == CRISIS for said in out.messages)
        return [_say("utter_taken_out", kinds=in_words(new)), *out.messages] if new and not in_danger else out.messages


def _in_danger(tracker: Any) -> bool:
    return bool(tracker.latest_message and tracker.latest_message.intent.get("name") == "crisis")


def _say(response: str, **values: str) -> Message:
    return {"text": flow_words(response).format_map({**council().words, **values}), "buttons": []}
