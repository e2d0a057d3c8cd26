"""Long conversations are kept short, but only where Rasa could not tell the difference.

A turn costs more the longer its conversation is, because Rasa replays all events many times. So the oldest turns are
replaced by what they amounted to (slots, open form), cut where the assistant last listened. The shorter tracker is
then built and compared with the whole one in everything that rules, forms and actions look at; if anything differs,
another cut is tried, and after a few nothing is cut.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

Row = dict[str, Any]
# Cut down to so many turns when there are so many; the room between keeps most turns free of the work of cutting.
TURNS_KEPT, TURNS_MOST = 4, 9
# More than the longest rule has (a test holds that).
STATES_COMPARED = 10
CUTS_TRIED = 4


def compacted(rows: list[Row], domain: Domain) -> list[Row]:
    turns = [number for number, row in enumerate(rows) if row["event"] == "user"]
    if len(turns) <= TURNS_MOST:
        return rows
    whole = _facts(rows, domain)
    for number in range(TURNS_KEPT, TURNS_KEPT + CUTS_TRIED):
        cut = _listening_before(rows, turns[-number])
        if cut is None:
            continue
        shorter = [*_sum_of(rows[:cut], domain), *rows[cut:]]
        if _facts(shorter, domain) == whole:
            return shorter
    return rows


def _tracker(rows: list[Row], domain: Domain) -> DialogueStateTracker:
    return DialogueStateTracker.from_dict("", rows, domain.slots)


def _facts(rows: list[Row], domain: Domain) -> tuple[Any, ...]:
    tracker = _tracker(rows, domain)
    loop = tracker.active_loop
    return (
        tracker.current_slot_values(),
        loop and (loop.name, loop.is_interrupted, loop.rejected),
        tracker.latest_action,
        tracker.followup_action,
        tracker.is_paused(),
        tracker.latest_message.as_dict() if tracker.latest_message else None,
        tracker.past_states(domain)[-STATES_COMPARED:],
    )


def _listening_before(rows: list[Row], turn: int) -> int | None:
    """Where the assistant began to listen for the message at `turn`."""
    before = (n for n in range(turn - 1, -1, -1) if rows[n]["event"] == "action" and rows[n]["name"] == "action_listen")
    return next(before, None)


def _sum_of(rows: list[Row], domain: Domain) -> list[Row]:
    """What the events before the cut amounted to, as the fewest events."""
    tracker, when = _tracker(rows, domain), rows[-1]["timestamp"]
    start = {"event": "action", "name": "action_session_start", "policy": None, "confidence": 1.0, "timestamp": when}
    events: list[Row] = [start, {"event": "session_started", "timestamp": when}]
    if tracker.active_loop_name:
        form = {"event": "action", "name": tracker.active_loop_name, "policy": None, "confidence": 1.0}
        events.append({**form, "timestamp": when})
        events.append({"event": "active_loop", "name": tracker.active_loop_name, "timestamp": when})
    initial = {slot.name: slot.initial_value for slot in domain.slots}
    slots = tracker.current_slot_values().items()
    events += [
        {"event": "slot", "name": name, "value": value, "timestamp": when}
        for name, value in slots
        if value != initial.get(name)
    ]
    return events
