"""Every button can be typed instead: its number, or its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.nlu.short_replies import plain
from content.flow_words import typed_choices

Offer = Sequence[tuple[str, str]]


def resolve(text: str, question: Offer, offered: Offer) -> str | None:
    """The payload of the choice that was typed: of the form's question first, then of the buttons shown before.

    Numbers count within what was shown last, which is the form's question whenever there is one.
    """
    typed = plain(text)
    for title, payload in (*question, *offered):
        if typed and typed == plain(title):
            return payload
    last = question or offered
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(last):
        return last[int(typed) - 1][1]
    return None


def choice_typed(text: str, slots: dict[str, Any], after_danger: bool = False) -> str | None:
    """`after_danger`: the contacts were shown last, so a number means one of their buttons, not of a form behind."""
    asked = None if after_danger else slots.get("requested_slot")
    question = typed_choices(asked, slots) if asked else []
    offered = [(title, payload) for title, payload in slots.get("offered") or []]
    return resolve(text, question, offered)
