"""What the documents for the data-protection officer point to is there."""

from __future__ import annotations

import re

import pytest

from bot.settings import ROOT

DOCUMENTS = ("privacy", "dpia", "algorithmic-transparency", "faults")
NAMED = re.compile(r"`((?:tests|bot|actions|feedback|privacy|staff|memory|benchmarks|data|docs)/[A-Za-z0-9_./-]*)`")
LINKED = re.compile(r"\]\(([A-Za-z0-9_./-]+)\)")
IN_THE_SAME_FILE = re.compile(r"`(test_[a-z0-9_]+)`")


def text(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_named_or_linked_is_there(name: str) -> None:
    named = [ROOT / path for path in NAMED.findall(text(name))]
    linked = [ROOT / "docs" / path for path in LINKED.findall(text(name))]
    assert named or linked
    assert [str(path) for path in named + linked if not path.exists()] == []


def test_every_test_named_by_itself_is_there() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = IN_THE_SAME_FILE.findall(text("privacy"))
    assert len(named) > 1
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_twenty_questions_are_answered_and_twenty_faults_are_listed() -> None:
    assert re.findall(r"^\| (\d+) \| [A-Z]", text("privacy"), re.MULTILINE) == [str(n) for n in range(1, 21)]
    assert len(re.findall(r"^\| \d+ \|", text("faults"), re.MULTILINE)) >= 20
