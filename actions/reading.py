"""What the latest message was, as the actions need it: its intent, its decision, what a button carried."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker


def intent(tracker: Tracker) -> str:
    return str((tracker.latest_message.get("intent") or {}).get("name") or "")


def text(tracker: Tracker) -> str:
    return str(tracker.latest_message.get("text") or "")


def decision(tracker: Tracker) -> dict[str, Any]:
    return tracker.latest_message.get("decision") or {}


def entity(tracker: Tracker, name: str) -> str | None:
    """The value a button carried. Only buttons carry entities: typed text never reaches Rasa's /intent syntax."""
    for row in tracker.latest_message.get("entities") or []:
        if row.get("entity") == name:
            return str(row.get("value"))
    return None


def _messages(tracker: Tracker) -> list[dict[str, Any]]:
    return [event for event in tracker.events if event.get("event") == "user"]


def taken_out(tracker: Tracker) -> list[str]:
    """The kinds of personal detail that the door took out of the latest message."""
    said = _messages(tracker)
    return list((said[-1].get("metadata") or {}).get("taken_out") or []) if said else []


def after_danger(tracker: Tracker) -> bool:
    """True when the message before this one brought the contacts: what comes next is no answer to a waiting form."""
    before = _messages(tracker)[:-1]
    intent_before = ((before[-1].get("parse_data") or {}).get("intent") or {}) if before else {}
    return intent_before.get("name") == "crisis"


def is_button(tracker: Tracker) -> bool:
    """Typed text never begins with a slash: the door takes it away."""
    return text(tracker).startswith("/")


def choice(tracker: Tracker) -> tuple[str, str]:
    """The slot and the value of a `choose` button, or two empty strings."""
    slot, _, value = (entity(tracker, "choice") or "").partition(":")
    return slot, value
