"""How a number is written that may not be shown (data/numbers.yml), in tables, charts, files and e-mails alike."""

from __future__ import annotations

from functools import cache
from typing import Protocol

import yaml

from content.council import ROOT


class Number(Protocol):
    """What feedback.statistics released."""

    @property
    def mark(self) -> str: ...

    @property
    def value(self) -> int | None: ...


@cache
def number_words() -> dict[str, str]:
    data: dict[str, str] = yaml.safe_load((ROOT / "data" / "numbers.yml").read_text(encoding="utf-8"))
    return {name: words.strip() for name, words in data.items()}


def in_figures(number: Number, rule: str) -> str:
    """1,240, <5, fewer than 10 or hidden. `rule` is inside or outside."""
    if number.mark == "shown":
        return f"{number.value:,}"
    return number_words()["hidden" if number.mark == "hidden" else f"few_{rule}"]


def rule_in_words(rule: str) -> str:
    return number_words()[f"rule_{rule}"]
