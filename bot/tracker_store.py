"""Where a conversation lives between two messages: in memory, half an hour, and never a word of the parent's.

An allow-list: only named fields of named events are kept, and a slot only if its value is one that the server
itself can make. A message's text, what was said back, metadata and channel addresses are never written.
"""

from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.allowed_slots import may_keep

log = logging.getLogger(__name__)

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
    def __init__(
        self,
        domain: Domain,
        event_broker: Any = None,
        seconds: float = 30 * 60,
        most: int = 20_000,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        if event_broker is not None:
            raise RuntimeError("an event broker would pass on parents' words; remove it from endpoints.yml")
        super().__init__(domain, None)
        self._seconds, self._most, self._clock = seconds, most, clock
        self._conversations: OrderedDict[str, tuple[float, str]] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Never raises: Rasa answers a failing store by keeping the whole tracker in memory for good."""
        try:
            events = [row for event in tracker.events if (row := kept(event.as_dict())) is not None]
            self._put(tracker.sender_id, json.dumps(events))
        except Exception as error:
            log.error("a conversation could not be kept", exc_info=error)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        until, events = self._conversations.get(sender_id, (0.0, ""))
        if until <= self._clock():
            self._conversations.pop(sender_id, None)
            return None
        return DialogueStateTracker.from_dict(sender_id, json.loads(events), self.domain.slots)

    async def keys(self) -> Iterable[str]:
        return list(self._conversations)

    def _put(self, sender_id: str, events: str) -> None:
        self._conversations.pop(sender_id, None)
        self._conversations[sender_id] = (self._clock() + self._seconds, events)
        while len(self._conversations) > self._most or self._oldest_is_over():
            self._conversations.popitem(last=False)

    def _oldest_is_over(self) -> bool:
        return next(iter(self._conversations.values()))[0] <= self._clock()
