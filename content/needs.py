"""The 14 categories of unmet need (data/needs.yml): titles, groups, finer kinds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from content.council import ROOT


@dataclass(frozen=True)
class Need:
    code: str
    title: str
    group: str
    definition: str
    sub: dict[str, str]
    peer_review: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def needs() -> dict[str, Need]:
    data = yaml.safe_load((ROOT / "data" / "needs.yml").read_text(encoding="utf-8"))
    titles = {key.rpartition("/")[2]: value[0]["text"] for key, value in data["responses"].items()}
    found = {}
    for block in data["nlu"]:
        code, about = block["intent"].rpartition("/")[2], block["metadata"]
        found[code] = Need(
            code,
            titles[code],
            about["group"],
            about["definition"],
            about.get("sub", {}),
            tuple(about.get("peer_review", ())),
            tuple(line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- ")),
        )
    return dict(sorted(found.items()))
