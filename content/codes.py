"""What the codes of a record mean, in the words of the buttons that parents chose them by (data/words/feedback.yml)."""

from __future__ import annotations

import re
from functools import cache

import yaml

from content.council import ROOT

CHOICE = re.compile(r'"feedback_(\w+):([^"]+)"')
FIELDS = ("area", "stage", "age_band", "area_of_need")


@cache
def labels(field: str) -> dict[str, str]:
    """Code to label, in the order of the buttons. `field` is one of FIELDS."""
    data = yaml.safe_load((ROOT / "data" / "words" / "feedback.yml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for button in data["responses"][f"utter_ask_feedback_{field}"][0]["buttons"]:
        choice = CHOICE.search(button["payload"])
        if choice and choice[1] == field:
            found[choice[2]] = button["title"]
    return found
