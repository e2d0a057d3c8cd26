"""Three sets by other hands that were blind once: their misses have become rules. A floor, no measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.marked_spans import Scored, read, scored
from privacy.redact import spans

SETS = sorted((Path(__file__).parent / "seen").glob("*.jsonl"))


@pytest.fixture(scope="module", params=SETS, ids=lambda path: path.stem)
def messages(request: pytest.FixtureRequest) -> list[Scored]:
    return [scored(row, spans) for row in read(request.param)]


def test_what_was_caught_stays_caught(messages: list[Scored]) -> None:
    marks = [mark for message in messages for mark in message.marks]
    assert len(marks) > 250
    assert sum(mark.caught for mark in marks) / len(marks) >= 0.93


def test_what_was_left_in_peace_stays_so(messages: list[Scored]) -> None:
    clean = [message for message in messages if not message.marks]
    assert len(clean) > 100
    assert sum(message.taken > 0 for message in clean) / len(clean) <= 0.05
