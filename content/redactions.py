"""What was taken out of a message, in a parent's words (data/redactions.yml)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import yaml

from content.council import ROOT


@cache
def kinds() -> dict[str, str]:
    data: dict[str, str] = yaml.safe_load((ROOT / "data" / "redactions.yml").read_text(encoding="utf-8"))
    return data


def in_words(found: Iterable[str]) -> str:
    """ "a name, a phone number and a postcode"; each once, in the order found."""
    named = list(dict.fromkeys(kinds().get(kind, kinds()["other"]) for kind in found))
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
