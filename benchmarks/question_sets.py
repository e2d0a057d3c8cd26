"""The question sets kept apart from training (benchmarks/questions/)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "questions"
OUT_OF_SCOPE = ("out_of_scope_council", "out_of_scope_general")
CRISIS = "crisis_danger"


@dataclass(frozen=True)
class Question:
    text: str
    topic: str
    also: tuple[str, ...] = ()
    near_crisis: bool = False

    @property
    def right(self) -> set[str]:
        return {self.topic, *self.also}

    @property
    def real(self) -> bool:
        """A question that the assistant should answer: neither danger nor out of scope."""
        return self.topic not in (CRISIS, *OUT_OF_SCOPE)


def read(name: str) -> list[Question]:
    """steer: to choose by. held: to report on, never to choose by."""
    rows = (json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Question(r["text"], r["topic"], tuple(r.get("also", ())), r.get("near_crisis", False)) for r in rows]
