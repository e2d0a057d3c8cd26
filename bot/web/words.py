"""The words of the page itself (data/web.yml), with the council's facts where a text names them in braces."""

from __future__ import annotations

from functools import cache
from typing import TypedDict

import yaml

from content.council import ROOT, Council, council

# Filled in by the page's script, so it stays as it is here.
LATER = {"count": "{count}"}


def fill(text: str, facts: Council) -> str:
    return text.format_map({**facts.words, **LATER}).strip()


@cache
def web_words(council_name: str) -> dict[str, str]:
    facts = council(council_name)
    data: dict[str, str] = yaml.safe_load((ROOT / "data" / "web.yml").read_text(encoding="utf-8"))
    return {name: fill(text, facts) for name, text in data.items()}


def starters(council_name: str) -> list[str]:
    """Questions to begin with, for those who do not know what to ask."""
    return web_words(council_name)["starters"].splitlines()


def people(council_name: str) -> list[tuple[str, str]]:
    """Who else can help: what is said of them, and their address on the web or nothing."""
    words, facts = web_words(council_name), council(council_name)
    sendiass_site = facts.words["sendiass_site"]
    rows = [(f"{words['sendiass_link']}: {words['sendiass_is']}", sendiass_site)] if is_address(sendiass_site) else []
    return [*rows, (words["send_team"], ""), (f"{words['council_link']}: {words['council_is']}", facts.website)]


def is_address(fact: str) -> bool:
    """An unconfirmed fact is words instead."""
    return fact.startswith("https://")


class Notice(TypedDict):
    lang: str
    dir: str
    name: str
    text: str


@cache
def languages(council_name: str) -> list[Notice]:
    """How to get help, in the languages most spoken here (data/languages.yml)."""
    facts = council(council_name)
    data: list[Notice] = yaml.safe_load((ROOT / "data" / "languages.yml").read_text(encoding="utf-8"))["languages"]
    return [{**row, "text": fill(row["text"], facts)} for row in data]
