"""The quicker way to an event's class is the same way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.utils.common import all_subclasses

from bot.event_types import remember_event_types


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    before = Event.resolve_by_type
    yield
    Event.resolve_by_type = staticmethod(before)


def test_every_event_is_found_as_rasa_finds_it() -> None:
    names = sorted({kind.type_name for kind in all_subclasses(Event)})
    found = [Event.resolve_by_type(name) for name in names]
    remember_event_types()
    assert [Event.resolve_by_type(name) for name in names] == found
    assert len(found) > 15


def test_an_unknown_event_is_what_it_is_to_rasa() -> None:
    remember_event_types()
    assert Event.resolve_by_type("nothing", UserUttered) is UserUttered
    with pytest.raises(ValueError, match="Unknown event name"):
        Event.resolve_by_type("nothing")
