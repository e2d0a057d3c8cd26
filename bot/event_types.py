"""Rasa finds the class of a stored event by going through all its classes, anew for each event: a quarter of a turn in
a conversation of ten. Here it goes through them once.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses


@cache
def _by_name() -> dict[str, type[Event]]:
    found: dict[str, type[Event]] = {}
    for kind in all_subclasses(Event):
        found.setdefault(kind.type_name, kind)  # as Rasa does: the first of a name
    return found


_rasas_own = Event.resolve_by_type


def _resolve(type_name: str, default: type[Event] | None = None) -> Any:
    return _by_name().get(type_name) or _rasas_own(type_name, default)


def remember_event_types() -> None:
    Event.resolve_by_type = staticmethod(_resolve)
