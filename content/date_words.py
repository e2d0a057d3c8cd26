"""What the days of the dates page are called (data/pages/dates.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from content.council import ROOT


@dataclass(frozen=True)
class DateWords:
    stages: dict[str, str]
    questions: dict[str, str]
    days: dict[str, str]
    short: dict[str, str]
    reminders: dict[str, str]
    reminder_note: str
    calendar_name: str
    file_name: str


@cache
def date_words() -> DateWords:
    return DateWords(**yaml.safe_load((ROOT / "data" / "pages" / "dates.yml").read_text(encoding="utf-8")))
