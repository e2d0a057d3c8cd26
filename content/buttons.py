"""The titles of buttons that actions make (data/buttons.yml). Others stand beside their question in data/words/."""

from __future__ import annotations

from functools import cache

import yaml

from content.council import ROOT


@cache
def buttons() -> dict[str, str]:
    data: dict[str, str] = yaml.safe_load((ROOT / "data" / "buttons.yml").read_text(encoding="utf-8"))
    return data
