"""Local facts (data/council/<council>.yml): each with its source, the day it was checked and how sure we are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SHOWN = ("high", "medium")


@dataclass(frozen=True)
class Fact:
    name: str
    value: str | None
    source: str
    checked: date
    confidence: str
    instead: str | None = None

    @property
    def shown(self) -> bool:
        return self.confidence in SHOWN and self.value is not None

    @property
    def words(self) -> str:
        """What a parent reads: the value when it is confirmed, otherwise where to look instead."""
        if self.shown:
            return str(self.value)
        if not self.instead:
            raise ValueError(f"{self.name}: a fact that is not confirmed needs `instead`")
        return self.instead


@dataclass(frozen=True)
class Council:
    name: str
    short_name: str
    website: str
    review_by: date
    postcode_districts: tuple[str, ...]
    facts: dict[str, Fact]
    # Code to label: what staff may say a record or a reply is about.
    recommendations: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, str]:
        named = {"council": self.name, "area": self.short_name, **{f.name: f.words for f in self.facts.values()}}
        return {**named, "letters_page": own_page("/letters/"), "dates_page": own_page("/dates")}


def own_page(path: str) -> str:
    """Where a page of our own is: its address where PUBLIC_URL gives it, else how to find it."""
    address = os.environ.get("PUBLIC_URL", "").strip().rstrip("/")
    return f"{address}{path}" if address else _without_an_address()


@cache
def _without_an_address() -> str:
    words: str = yaml.safe_load((ROOT / "data" / "pages" / "own.yml").read_text(encoding="utf-8"))["not_known"]
    return words


def read_council(path: Path) -> Council:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    facts = {name: Fact(name=name, **row) for name, row in data["facts"].items()}
    about = data["council"]
    return Council(
        name=about["name"],
        short_name=about["short_name"],
        website=about["website"],
        review_by=about["review_by"],
        postcode_districts=tuple(about["postcode_districts"]),
        facts=facts,
        recommendations=data.get("recommendations", {}),
    )


@cache
def council(name: str | None = None) -> Council:
    """The council of that name, or the one the setting COUNCIL names."""
    name = name or os.environ.get("COUNCIL") or "southend"
    return read_council(ROOT / "data" / "council" / f"{name}.yml")
