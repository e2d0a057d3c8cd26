"""The words of the page itself (data/web.yml), with the council's facts where a text names them in braces."""

from __future__ import annotations

from functools import cache

import yaml

from content.council import ROOT, Council, council
from content.flow_words import flow_words

# Filled in by the page's script, so it stays as it is here.
LATER = {"count": "{count}"}


def fill(text: str, facts: Council) -> str:
    return text.format_map({**facts.words, **LATER}).strip()


@cache
def web_words(council_name: str) -> dict[str, str]:
    facts = council(council_name)
    data: dict[str, str] = yaml.safe_load((ROOT / "data" / "web.yml").read_text(encoding="utf-8"))
    return {name: fill(text, facts) for name, text in data.items()}


def welcome(council_name: str) -> str:
    return fill(flow_words("utter_welcome"), council(council_name))
