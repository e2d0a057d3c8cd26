"""The letters: their words, their blanks, and what each rests on."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from content import check_letters
from content.check_letters import letter_problems
from content.letters import LETTERS_FOLDER, Blank, letters

LETTERS = letters("southend")


def test_the_five_letters_are_there_in_order() -> None:
    assert list(LETTERS) == [
        "ask-for-an-assessment", "no-reply-after-6-weeks", "plan-is-late", "help-in-the-plan-is-missing",
        "ask-for-mediation",
    ]  # fmt: skip


def test_no_letter_has_a_problem() -> None:
    assert list(letter_problems()) == []


@pytest.mark.parametrize("letter", LETTERS.values(), ids=lambda letter: letter.id)
def test_a_letter_cites_its_law_and_every_figure_in_it_stands_in_a_fact(letter: object) -> None:
    known = LETTERS[letter.id]  # type: ignore[attr-defined]
    facts = " ".join(f"{fact.says} {fact.law}" for fact in known.facts)
    figures = re.findall(r"\d+(?:\(\d+\))?", known.body)
    assert figures or "mediation" in known.id
    assert [figure for figure in figures if figure not in facts and figure != "2014"] == []


def test_a_body_is_paragraphs_of_texts_and_blanks() -> None:
    first, second, *_ = LETTERS["ask-for-an-assessment"].paragraphs
    assert first == ["Dear SEND team,"]
    assert [part.id for part in second if isinstance(part, Blank)] == ["child", "born", "address", "school"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("<child>", "<kid>", "the blank 'child' is not in the body"),
        ("<child>", "<kid>", "the blank 'kid' is not described"),
        ("topics: [", "topics: [nothing, ", "there is no topic nothing"),
        ("review_by: 2027-05-25", "review_by: 2026-11-24", "was to be reviewed by"),
        ("checked: 2026-11-25", "checked: 2999-01-01", "a day still to come"),
        ("confidence: high", "confidence: low", "may not be used"),
        ("url: https://", "url: http://", "is not a https:// link"),
        ("{send_team_email}", "{fax}", "cannot be read as a letter"),
        ("id: born", "id: child", "is described twice"),
    ],
)
def test_what_is_wrong_with_a_letter_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, problem: str
) -> None:
    text = (LETTERS_FOLDER / "plan-is-late.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "plan-is-late.yml").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(check_letters, "LETTERS_FOLDER", tmp_path)
    assert any(problem in found for found in letter_problems(date(2026, 11, 25))), list(letter_problems())


def test_a_letter_without_facts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = yaml.safe_load((LETTERS_FOLDER / "plan-is-late.yml").read_text(encoding="utf-8"))
    (tmp_path / "x.yml").write_text(yaml.safe_dump({**data, "facts": []}), encoding="utf-8")
    monkeypatch.setattr(check_letters, "LETTERS_FOLDER", tmp_path)
    assert any("needs `facts`" in found for found in letter_problems())
