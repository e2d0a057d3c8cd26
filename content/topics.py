"""The topics: one file each in data/nlu/<group>/, read as plain data.

A file is ordinary Rasa training data (an answer under `responses:`, examples under `nlu:`); what Rasa has no
place for (title, law, source, review date, the facts the answer rests on) is in the intent's metadata.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from content.council import ROOT, Council, council

INTENT = "ask"
TOPICS_FOLDER = ROOT / "data" / "nlu"


@dataclass(frozen=True)
class Source:
    title: str
    url: str


@dataclass(frozen=True)
class Basis:
    """One fact an answer rests on. `row` names it in the research sheets of November 2026 (L law, S Southend)."""

    says: str
    law: str
    url: str
    row: str
    confidence: str


@dataclass(frozen=True)
class Topic:
    id: str
    group: str
    title: str
    answer: str
    more: str
    law: str
    source: Source | None
    checked: date
    review_by: date
    related: tuple[str, ...]
    facts: tuple[Basis, ...]
    examples: tuple[str, ...]
    opens: str | None = None
    parent: str | None = None
    path: Path = field(default=Path(), compare=False)

    @property
    def public_id(self) -> str:
        """The id of the 54 in design: a finer topic answers to its parent's name."""
        return self.parent or self.id


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        raise KeyError(f"{{{key}}} is not a fact in the council file")


def fill(text: str, facts: Council) -> str:
    """Puts the council's facts where the text names them in braces; an unknown name is an error."""
    return text.format_map(_Words(facts.words)).strip()


def read_topic(path: Path, facts: Council) -> Topic:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    (block,) = data["nlu"]
    about: dict[str, Any] = block["metadata"]
    ((response,),) = data["responses"].values()
    source = about.get("source")
    return Topic(
        id=block["intent"].partition("/")[2],
        group=path.parent.name,
        title=about["title"],
        answer=fill(response["text"] or "", facts),
        more=fill((response.get("metadata") or {}).get("more") or "", facts),
        law=about.get("law", ""),
        source=Source(**source) if source else None,
        checked=_day(about, "checked"),
        review_by=_day(about, "review_by"),
        related=tuple(about.get("related", ())),
        facts=tuple(Basis(**row) for row in about.get("facts", ())),
        examples=tuple(_examples(block["examples"] or "")),
        opens=about.get("opens"),
        parent=about.get("parent"),
        path=path,
    )


def _day(about: dict[str, Any], name: str) -> date:
    if not isinstance(about[name], date):
        raise ValueError(f"`{name}` must be a day such as 2026-11-23")
    return about[name]  # type: ignore[no-any-return]


def _examples(block: str) -> list[str]:
    return [line[2:].strip() for line in block.splitlines() if line.startswith("- ")]


def read_topics(folder: Path, facts: Council) -> dict[str, Topic]:
    topics = [read_topic(path, facts) for path in sorted(folder.glob("*/*.yml"))]
    return {topic.id: topic for topic in topics}


@cache
def topics(council_name: str | None = None) -> dict[str, Topic]:
    """All topics by id, with the council's facts filled in. Read once a process."""
    return read_topics(TOPICS_FOLDER, council(council_name))
