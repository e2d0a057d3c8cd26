"""Filters that live in the address: only known names, only known values, so that nothing typed is echoed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from staff.posted import Fields

ALL = ""


@dataclass(frozen=True)
class Filter:
    """`choices`: value to what is shown for it. No choice means all."""

    name: str
    label: str
    choices: Mapping[str, str]
    all_text: str = "All"


@dataclass(frozen=True)
class Filters:
    all: Sequence[Filter]
    chosen: Mapping[str, str]

    @classmethod
    def read(cls, query: Fields, filters: Sequence[Filter]) -> Filters:
        """A name or value that is not on the list is left out: an old bookmark still opens the page."""
        read = {filter.name: query.one(filter.name) for filter in filters}
        known = {filter.name: read[filter.name] for filter in filters if read[filter.name] in filter.choices}
        return cls(filters, known)

    def get(self, name: str) -> str | None:
        return self.chosen.get(name)

    def options(self, filter: Filter) -> list[dict[str, Any]]:
        """Items as govukSelect takes them."""
        chosen = self.chosen.get(filter.name, ALL)
        choices = {ALL: filter.all_text, **filter.choices}
        return [{"value": value, "text": text, "selected": value == chosen} for value, text in choices.items()]

    def address(self, path: str, **more: str | int) -> str:
        """`path` with the chosen filters and what else is given."""
        asked = urlencode({**self.chosen, **more})
        return f"{path}?{asked}" if asked else path
