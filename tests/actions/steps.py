"""A tracker as Rasa hands it to an action, and what the action answered."""

from __future__ import annotations

import asyncio
import inspect
import json
from collections.abc import Awaitable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from content.council import council
from content.flow_words import flow_words

Slots = dict[str, Any]


def tracker(
    slots: Slots | None = None,
    text: str = "",
    intent: str = "ask",
    loop: str | None = None,
    **message: Any,
) -> Tracker:
    """`message` is the rest of the latest message, such as `decision`."""
    latest = {"text": text, "intent": {"name": intent}, "entities": [], **message}
    active = {"name": loop} if loop else {}
    return Tracker("a conversation", slots or {}, latest, [], False, None, active, "action_listen")


def pressed(sent: str, slots: Slots | None = None, loop: str | None = None) -> Tracker:
    """After a button: `/choose{"choice": "guide_who:parent"}`."""
    intent, brace, rest = sent.removeprefix("/").partition("{")
    entities = [{"entity": name, "value": value} for name, value in json.loads(brace + rest or "{}").items()]
    return tracker(slots, sent, intent, loop, entities=entities)


def run(action: Any, given: Tracker) -> tuple[Slots, list[dict[str, Any]]]:
    """The slots the action set and the messages it sent."""
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, given, {})
    if inspect.isawaitable(events):
        events = asyncio.run(_wait(events))
    return {event["name"]: event["value"] for event in events if event["event"] == "slot"}, dispatcher.messages


async def _wait(events: Awaitable[Any]) -> Any:
    return await events


def said(messages: list[dict[str, Any]]) -> str:
    """The messages in the words a parent reads."""
    return "\n\n".join(
        flow_words(message["response"]).format_map({**council().words, **message})
        if message.get("response")
        else str(message.get("text"))
        for message in messages
    )


def responses(messages: list[dict[str, Any]]) -> list[str]:
    return [str(message["response"]) for message in messages if message.get("response")]


def titles(messages: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for message in messages for row in message.get("buttons") or []]
