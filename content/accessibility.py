"""What the accessibility statement says was tested, and what is known to be wrong (data/accessibility.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import yaml

from content.council import ROOT


@dataclass(frozen=True)
class Fault:
    what: str
    criterion: str
    mended_by: str


@dataclass(frozen=True)
class Accessibility:
    """`states`: what the automated test opens, each in every one of `schemes` and at every one of `widths`."""

    status: Literal["fully", "partially", "not"]
    prepared: date
    reviewed: date
    tested: date
    states: dict[str, str]
    schemes: tuple[str, ...]
    widths: tuple[int, ...]
    also_tested: tuple[str, ...]
    not_tested: tuple[str, ...]
    faults: tuple[Fault, ...]


@cache
def accessibility() -> Accessibility:
    data = yaml.safe_load((ROOT / "data" / "accessibility.yml").read_text(encoding="utf-8"))
    faults = tuple(Fault(**row) for row in data.pop("faults"))
    lists = {name: tuple(value) for name, value in data.items() if isinstance(value, list)}
    return Accessibility(**{**data, **lists}, faults=faults)
