"""The words of the flows (data/words/), for actions that put one inside another or must know a question's choices."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import yaml

from content.council import ROOT


@cache
def responses() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((ROOT / "data" / "words").glob("*.yml")):
        found |= yaml.safe_load(path.read_text(encoding="utf-8")).get("responses", {})
    return found


def flow_words(name: str) -> str:
    text: str = responses()[name][0]["text"]
    return text


def typed_choices(slot: str, slots: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    """Title and payload of every button of the question for a slot, in the order shown.

    With `slots`, only of the variant of the question that Rasa would ask now.
    """
    variants = [v for v in responses().get(f"utter_ask_{slot}", []) if slots is None or _applies(v, slots)]
    rows = [button for variant in variants for button in variant.get("buttons", [])]
    pairs = [(row["title"], row["payload"].replace("{{", "{").replace("}}", "}")) for row in rows]
    return list(dict.fromkeys(pairs))


def _applies(variant: dict[str, Any], slots: dict[str, Any]) -> bool:
    return all(slots.get(row["name"]) == row["value"] for row in variant.get("condition", []))


@cache
def choices_of(slot: str) -> dict[str, str]:
    """The values a slot's buttons can give, each with its title."""
    found = {}
    for title, payload in typed_choices(slot):
        if payload.startswith("/choose"):
            _, _, value = json.loads(payload.removeprefix("/choose"))["choice"].partition(":")
            found[value] = title
    return found
