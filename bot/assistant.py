"""The assistant: one turn in, the messages out. The web, the terminal and the tests all come through here."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import gc
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.exceptions import RasaException

from bot.conversation_locks import ConversationLocks
from bot.door import at_the_door
from bot.event_types import remember_event_types
from bot.local_actions import SEND, LocalActions
from bot.nlu.decision import CRISIS
from bot.tracker_store import AllowListTrackerStore
from bot.train import model_path
from bot.turn_facts import Outcome, TurnFacts, log_turn, of_this_turn
from bot.typed_choices import choice_typed
from bot.without_memory import contacts, in_danger
from content.council import council
from content.flow_words import flow_words
from content.redactions import in_words
from memory.gone import MemoryGoneError

log = logging.getLogger(__name__)
Message = dict[str, Any]
LONGEST_TITLE = 100
TROUBLE = "trouble"


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


def load_agent(
    model: Path | None = None,
    tracker_store: AllowListTrackerStore | None = None,
    locks: ConversationLocks | None = None,
) -> Agent:
    """Rasa's agent with our stores and our actions, or NotReadyError.

    Rasa itself starts without a model, and falls back to a store that keeps everything, and says so only in a log.
    """
    model, store = model or model_path(), tracker_store or AllowListTrackerStore(None)
    if not isinstance(store, AllowListTrackerStore):
        raise NotReadyError("this tracker store is not ours: it would keep parents' words")
    if not model.exists():
        raise NotReadyError(f"there is no model {model.name}: run `make train`")
    try:
        agent = Agent.load(
            str(model),
            tracker_store=store,
            lock_store=locks or ConversationLocks(),
            action_endpoint=LocalActions(),
        )
    except (OSError, EOFError, ValueError, RasaException) as error:
        raise NotReadyError(f"the model {model.name} could not be read: remove it and run `make train`") from error
    remember_event_types()
    give_back_memory()
    if not agent.is_ready():
        raise NotReadyError(f"the model {model.name} could not be loaded: remove it and run `make train`")
    # Rasa puts its own store behind ours, which keeps the whole text for good whenever ours cannot be reached.
    agent.tracker_store = agent.processor.tracker_store = store
    return agent


def give_back_memory() -> None:
    """Loading leaves some 30 MB free inside the process; this returns it to the machine, where the C library can."""
    gc.collect()
    gc.freeze()  # what was loaded stays: to look through it again at each collection would stop a turn for a while
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


@dataclass(frozen=True)
class Assistant:
    agent: Agent
    seconds: float = 10.0
    watch: Callable[[TurnFacts], None] = log_turn

    async def turn(
        self, conversation: str, text: str = "", choice: str | None = None, channel: str = "web"
    ) -> list[Message]:
        """What the assistant says to one message. `choice` is the payload of a button, already verified.

        Never silent and never raises: whatever happens, the parent hears something true.
        """
        facts, started = TurnFacts(channel), time.perf_counter()
        now = of_this_turn.set(facts)
        try:
            return await self._answered(facts, conversation, text, choice)
        finally:
            of_this_turn.reset(now)
            facts.milliseconds = round(1000 * (time.perf_counter() - started))
            self.watch(facts)

    async def _answered(self, facts: TurnFacts, conversation: str, text: str, choice: str | None) -> list[Message]:
        try:
            messages = await asyncio.wait_for(self._turn(facts, conversation, text, choice), self.seconds)
        except TimeoutError:
            log.error("a turn took longer than %s s", self.seconds)
            return _trouble(facts, "too_slow", "utter_too_slow")
        except MemoryGoneError as error:
            log.error("a conversation could not be reached", exc_info=error)
            trouble = _trouble(facts, "not_remembered", "utter_not_remembered")
            return [contacts()] if await in_danger(self.agent, text) else trouble
        except Exception as error:
            log.error("a turn failed", exc_info=error)
            return _trouble(facts, "failed", "utter_sorry")
        facts.topics = [said["topic"] for said in messages if said.get("topic")]
        return messages or _trouble(facts, "failed", "utter_sorry")

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

    async def _turn(self, facts: TurnFacts, conversation: str, text: str, choice: str | None) -> list[Message]:
        async with self.agent.lock_store.lock(conversation):
            tracker = await self.agent.tracker_store.retrieve(conversation)
            slots: dict[str, Any] = tracker.current_slot_values() if tracker else {}
            taken_out: tuple[str, ...] = ()
            if choice is None and len(text) <= LONGEST_TITLE:
                # Before the redactor: "SS9" is a button's title as well as a postcode. Only titles of ours can match.
                choice = choice_typed(text, slots, bool(tracker and _in_danger(tracker)))
            if choice is None:
                entered = at_the_door(text)
                if entered.refusal and not entered.danger:
                    facts.outcome = "refused"
                    return [_say(entered.refusal.value)]
                taken_out, text = entered.taken_out, entered.text
                # A message in danger that may not go further still brings the contacts.
                choice = "/crisis" if entered.refusal else None
            said = await self._heard_by_rasa(facts, conversation, choice or text, taken_out)
        new = [kind for kind in taken_out if kind not in (slots.get("told") or [])]
        danger = any(message.get("topic") == CRISIS for message in said)
        return [_say("utter_taken_out", kinds=in_words(new)), *said] if said and new and not danger else said

    async def _heard_by_rasa(
        self, facts: TurnFacts, conversation: str, words: str, taken_out: tuple[str, ...]
    ) -> list[Message]:
        out = Collected()
        metadata = {"taken_out": list(taken_out)}
        message = UserMessage(words, out, sender_id=conversation, input_channel=facts.channel, metadata=metadata)
        try:
            await self.agent.handle_message(message)
        except MemoryGoneError as error:
            if not out.messages:
                raise
            log.error("a conversation could not be kept", exc_info=error)
            facts.outcome = "not_remembered"
            # Answered, but not remembered. What may not be lost is said all the same; all else is to be sent again.
            if SEND in facts.actions or any(said.get("topic") == CRISIS for said in out.messages):
                return [*out.messages, _say("utter_may_ask_again")]
            return _trouble(facts, "not_remembered", "utter_not_kept")
        return out.messages


def _in_danger(tracker: Any) -> bool:
    return bool(tracker.latest_message and tracker.latest_message.intent.get("name") == "crisis")


def _say(response: str, **values: str) -> Message:
    return {"text": flow_words(response).format_map({**council().words, **values}), "buttons": []}


def _trouble(facts: TurnFacts, outcome: Outcome, response: str) -> list[Message]:
    """Said when there is no answer; whoever keeps replies does not keep this one, so that sending again helps."""
    facts.outcome = outcome
    return [{**_say(response), "kind": TROUBLE}]
