"""What the two forms share: after each answer, which question comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.forms import REQUESTED_SLOT

from actions.names import UNASKED

Taken = dict[str, Any]


def after_answer(
    tracker: Tracker, taken: Taken | None, order: Iterable[str], applies: Callable[[Taken], Sequence[str]]
) -> list[EventType]:
    """The events that keep what was taken and name the next question; none when the message was no answer.

    Slots whose question does not apply are filled, because Rasa looks at nothing else when it asks again.
    """
    if taken is None:
        return []
    slots = {**{slot: tracker.get_slot(slot) for slot in order}, **taken}
    asked = applies(slots)
    for slot in order:
        if slot not in asked:
            slots[slot] = UNASKED
        elif slots[slot] == UNASKED:
            slots[slot] = None
    missing = next((slot for slot in order if slots[slot] is None), None)
    changed = {slot: value for slot, value in slots.items() if slot in taken or value != tracker.get_slot(slot)}
    return [*(SlotSet(slot, value) for slot, value in changed.items()), SlotSet(REQUESTED_SLOT, missing)]
