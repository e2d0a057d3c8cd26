"""Without its lists the redactor works, though worse: the patterns and the strong cues need none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from privacy import lexicon, terms
from privacy.redact import redact
from privacy.schools import listed

CACHES = (lexicon.listed, terms._book, listed._book, listed._kinds)


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in place of privacy/lists/."""
    monkeypatch.setattr(lexicon, "_LISTS", tmp_path)
    for cache in CACHES:
        cache.cache_clear()
    yield tmp_path
    for cache in CACHES:
        cache.cache_clear()


def test_patterns_and_strong_cues_work_without_lists(lists: Path) -> None:
    assert list(lists.iterdir()) == []
    said = "my name is Quarrin, ring 07700 900123, Mrs Quarle has his file"
    assert redact(said).text == "my name is [name], ring [phone], Mrs [name] has his file"


def test_comments_and_blank_lines_are_no_entries(lists: Path) -> None:
    (lists / "given_names.txt").write_text("# quarrin\n\n  Quarle  \n", encoding="utf-8")
    assert lexicon.listed("given_names") == {"quarle"}


def test_a_school_of_another_kind_is_only_a_school(lists: Path) -> None:
    (lists / "schools.txt").write_text("quarrin hall | nursery\nquarle | special\nquarry | mainstream\nquart\n")
    assert redact("at Quarrin Hall, at Quarle, at Quarry, at Quart").text == (
        "at [school], at [school: special], at [school: mainstream], at [school]"
    )


@pytest.mark.parametrize(
    "name", ["given_names", "ambiguous_names", "surnames", "send_terms", "common_words", "schools"]
)
def test_a_list_is_there(name: str) -> None:
    assert lexicon.lines(name)


def test_no_given_name_is_an_ordinary_word_or_a_term() -> None:
    given = lexicon.listed("given_names")
    assert given.isdisjoint(lexicon.listed("common_words"))
    assert given.isdisjoint(lexicon.listed("ambiguous_names"))
