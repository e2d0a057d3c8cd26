"""Where a conversation lives between two messages: half an hour on a shelf, and never a word of the parent's.

An allow-list: only named fields of named events are kept, and a slot only if its value is one that the server
itself can make. A message's text, what was said back, metadata and channel addresses are never written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.allowed_slots import may_keep
from bot.compaction import compacted
from memory.shelf import Shelf, shelf

SECONDS = 30 * 60

KEPT_FIELDS: dict[str, tuple[str, ...]] = {
    "action": ("name", "policy", "confidence", "hide_rule_turn"),
    "active_loop": ("name",),
    "loop_interrupted": ("is_interrupted",),
    "action_execution_rejected": ("name", "policy", "confidence"),
    "user_featurization": ("use_text_for_featurization",),
    "followup": ("name",),
    "session_started": (),
    "restart": (),
    "rewind": (),
    "undo": (),
    "reset_slots": (),
}


def kept(event: dict[str, Any]) -> dict[str, Any] | None:
    """The event as it may be stored, or None when nothing of it may."""
    kind = str(event.get("event"))
    base = {"event": kind, "timestamp": event.get("timestamp")}
    if kind == "user":
        intent = (event.get("parse_data") or {}).get("intent") or {}
        known = {"name": intent.get("name"), "confidence": float(intent.get("confidence") or 0)}
        return {**base, "text": None, "parse_data": {"intent": known, "entities": [], "text": None}}
    if kind == "slot":
        name, value = str(event.get("name")), event.get("value")
        return {**base, "name": name, "value": value} if may_keep(name, value) else None
    if kind in KEPT_FIELDS:
        return {**base, **{field: event[field] for field in KEPT_FIELDS[kind] if field in event}}
    return None


class AllowListTrackerStore(TrackerStore):
    """Raises MemoryGoneError when its shelf is not there; what else fails while writing is the same for the parent."""

    def __init__(
        self, domain: Domain | None, event_broker: Any = None, kept_in: Shelf | None = None, **kwargs: Any
    ) -> None:
        if event_broker is not None:
            raise RuntimeError("an event broker would pass on parents' words; remove it from endpoints.yml")
        super().__init__(domain, None)
        self.shelf = kept_in or shelf("conversation", SECONDS)

    async def save(self, tracker: DialogueStateTracker) -> None:
        events = [row for event in tracker.events if (row := kept(event.as_dict())) is not None]
        await self.shelf.keep(tracker.sender_id, json.dumps(compacted(events, self.domain), separators=(",", ":")))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        events = await self.shelf.fetch(sender_id)
        if events is None:
            return None
        return DialogueStateTracker.from_dict(sender_id, json.loads(events), self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Nobody is to list conversations."""
        return []
