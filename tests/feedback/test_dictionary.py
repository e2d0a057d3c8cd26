"""Every column says what it is, why it is kept, how long and how personal it is; the page says the same."""

from __future__ import annotations

import pytest
from sqlalchemy import Column

from feedback.dictionary import PAGE, page, tables
from feedback.models.base import PERSONAL
from feedback.periods import PERIODS

COLUMNS = [(table.name, column) for _, table, _ in tables() for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_every_column_is_classified(table: str, column: Column[object]) -> None:
    assert set(column.info) == {"what", "why", "keep", "personal"}, f"{table}.{column.name}"
    assert column.info["what"]
    assert column.info["why"]
    assert column.info["keep"] in PERIODS
    assert column.info["personal"] in PERSONAL


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_words_of_parents_and_about_them_are_sealed(table: str, column: Column[object]) -> None:
    if column.info["personal"] == "words":
        model = next(
            mapper.class_ for base in _bases() for mapper in base.registry.mappers if str(mapper.local_table) == table
        )
        assert hasattr(model, f"sealed_{column.name}")
        assert column.info["keep"] in ("words", "note", "question", "outbox")


def _bases() -> list[type]:
    from feedback.models import Base
    from feedback.models.local import LocalBase

    return [Base, LocalBase]


def test_every_table_says_what_it_is() -> None:
    assert [name for name, _, about in tables() if len(about) < 20] == []


def test_the_page_is_what_the_models_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `.venv/bin/python -m feedback.dictionary`"


def test_every_period_is_used_by_some_column() -> None:
    assert {column.info["keep"] for _, column in COLUMNS} == set(PERIODS)
