"""Local facts: each with its source, its day and how sure it is; what is not confirmed is never told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

import content.council
from content.council import ROOT, SHOWN, Council, Fact, council, read_council
from content.flow_words import responses
from content.topics import fill, topics

FACTS = list(council().facts.values())
NOT_CONFIRMED = [fact for fact in FACTS if not fact.shown]
EVERYTHING = [f"{topic.answer}\n{topic.more}" for topic in topics().values()]
WORDS = [row["text"] for rows in responses().values() for row in rows]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.name)
def test_every_fact_has_a_source_a_day_and_a_confidence(fact: Fact) -> None:
    assert fact.source.startswith("https://")
    assert isinstance(fact.checked, date)
    assert fact.checked <= date.today()
    assert fact.confidence in (*SHOWN, "unconfirmed")
    assert fact.words


@pytest.mark.parametrize("fact", NOT_CONFIRMED, ids=lambda fact: fact.name)
def test_what_is_not_confirmed_is_in_no_answer_and_its_instead_is_what_is_told(fact: Fact) -> None:
    assert fact.words == fact.instead
    assert not fact.value or not [text for text in (*EVERYTHING, *WORDS) if fact.value in text]
    assert council().words[fact.name] == fact.instead


def test_some_fact_is_not_confirmed_and_its_instead_is_told_somewhere() -> None:
    assert any(fact.instead and fact.instead in text for fact in NOT_CONFIRMED for text in EVERYTHING)


def fact(value: str | None, confidence: str, instead: str | None = None) -> Fact:
    return Fact("phone", value, "https://example.org", date(2026, 11, 23), confidence, instead)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (fact("01702 1", "high"), "01702 1"),
        (fact("01702 1", "medium"), "01702 1"),
        (fact("01702 1", "medium", "the website"), "01702 1"),
        (fact("01702 1", "unconfirmed", "the website"), "the website"),
        (fact(None, "high", "the website"), "the website"),
        (fact(None, "unconfirmed", "the website"), "the website"),
        (fact("01702 1", "low", "the website"), "the website"),
    ],
)
def test_a_value_is_told_only_when_it_is_confirmed(given: Fact, words: str) -> None:
    assert given.words == words
    text = fill("Ring {phone}.", Council("x", "x", "https://x.org", date.today(), (), {"phone": given}))
    assert text == f"Ring {words}."


@pytest.mark.parametrize("given", [fact("01702 1", "unconfirmed"), fact(None, "high"), fact(None, "unconfirmed", "")])
def test_a_fact_with_nothing_to_tell_is_an_error(given: Fact) -> None:
    with pytest.raises(ValueError, match="needs `instead`"):
        assert given.words


def test_a_fact_with_an_unknown_row_is_an_error(tmp_path: Path) -> None:
    data = yaml.safe_load((ROOT / "data" / "council" / "southend.yml").read_text(encoding="utf-8"))
    data["facts"]["childline"]["remark"] = "x"
    (tmp_path / "x.yml").write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(TypeError):
        read_council(tmp_path / "x.yml")


def test_the_facts_are_still_to_be_reviewed() -> None:
    assert council().review_by >= date.today()


def test_the_parts_of_the_city_are_outward_codes() -> None:
    assert all(re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?", code) for code in council().postcode_districts)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A tree with a second council, chosen by COUNCIL."""
    folder = tmp_path / "data" / "council"
    folder.mkdir(parents=True)
    text = (ROOT / "data" / "council" / "southend.yml").read_text(encoding="utf-8")
    (folder / "southend.yml").write_text(text, encoding="utf-8")
    (folder / "elsewhere.yml").write_text(text.replace("Southend-on-Sea City", "Elsewhere"), encoding="utf-8")
    monkeypatch.setattr(content.council, "ROOT", tmp_path)
    monkeypatch.setenv("COUNCIL", "elsewhere")
    council.cache_clear()
    yield
    council.cache_clear()


@pytest.mark.usefixtures("elsewhere")
def test_the_council_that_the_settings_name_is_the_one_told_of() -> None:
    assert council().name == "Elsewhere Council"
