"""The database: safe settings, a shape that the migrations and the models agree on, and silence about words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError, OperationalError

import feedback.settings
from feedback.database import LOCK_WAIT_SECONDS, engine, make_engine, migrate
from feedback.models import Base, UnmetNeed
from feedback.settings import SettingsError, read_settings
from tests.feedback.conftest import new_record


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    made = new_record(tmp_path / "record.db")
    yield made
    made.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("busy_timeout", LOCK_WAIT_SECONDS * 1000),
    ],
)
def test_every_connection_to_sqlite_is_set_safely(sqlite: Engine, pragma: str, value: Any) -> None:
    with sqlite.connect() as one, sqlite.connect() as other:
        assert one.execute(text(f"PRAGMA {pragma}")).scalar() == value
        assert other.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_sqlite_keeps_no_hidden_number_of_the_order_rows_came_in(sqlite: Engine) -> None:
    with sqlite.connect() as connection, pytest.raises(OperationalError, match="no such column: rowid"):
        connection.execute(text("SELECT rowid FROM unmet_need"))


def test_words_that_were_deleted_are_not_in_the_file(sqlite: Engine, tmp_path: Path) -> None:
    row = "INSERT INTO unmet_need (id, form_key, month, category, words, channel, language) VALUES "
    with sqlite.begin() as connection:
        connection.execute(text(f"{row} ('1', '1', '2026-11', 'U01', 'Bartholomew', 'web', 'en')"))
    with sqlite.begin() as connection:
        connection.execute(text("DELETE FROM unmet_need"))
    with sqlite.connect() as connection:
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
    assert not [path for path in tmp_path.iterdir() if b"Bartholomew" in path.read_bytes()]


def test_the_migrations_make_what_the_models_say(database: Engine) -> None:
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_there_are_no_columns_but_those_of_the_record(database: Engine) -> None:
    names = {column["name"] for column in inspect(database).get_columns("unmet_need")}
    assert names == {
        "id", "form_key", "receipt_key", "month", "category", "sub", "second_category", "area_of_need", "stage",
        "age_band", "area", "words", "channel", "language",
    }  # fmt: skip
    assert names == {column.name for column in UnmetNeed.__table__.columns}


def test_one_form_and_one_receipt_can_be_there_once(database: Engine) -> None:
    unique = {tuple(row["column_names"]) for row in inspect(database).get_unique_constraints("unmet_need")}
    assert unique == {("form_key",), ("receipt_key",)}


def test_migrating_again_changes_nothing(url: str, database: Engine) -> None:
    migrate(url)
    with database.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0004"


def test_an_error_names_no_parameter(database: Engine) -> None:
    with database.connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.execute(text("SELECT * FROM no_such_table WHERE words = :words"), {"words": "Bartholomew"})
    assert "Bartholomew" not in str(raised.value)


def test_an_error_of_the_server_names_no_value(url: str, database: Engine) -> None:
    row = text("INSERT INTO unmet_need (id, words) VALUES (:id, :words)")
    with database.connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.execute(row, {"id": "1", "words": "Bartholomew"})
    assert "Bartholomew" not in str(raised.value)


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'a' / 'b' / 'record.db'}")
    assert (tmp_path / "a" / "b" / "record.db").exists()


def test_a_database_in_memory_needs_no_folder() -> None:
    made = make_engine("sqlite://")
    made.connect().close()
    made.dispose()


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(feedback.settings, "ROOT", tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.mark.parametrize("value", [None, ""])
def test_without_an_address_the_record_is_a_file_of_this_folder(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    if value is not None:
        monkeypatch.setenv("DATABASE_URL", value)
    assert read_settings().database_url == f"sqlite:///{own_settings / 'var' / 'record.db'}"


def test_the_address_of_the_settings_is_the_one_used(own_settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{own_settings / 'own.db'}")
    engine.cache_clear()
    made = engine()
    assert inspect(made).has_table("unmet_need")
    assert engine() is made
    made.dispose()
    engine.cache_clear()
    assert (own_settings / "own.db").exists()


@pytest.mark.parametrize("secret", ["", "short"])
def test_a_short_secret_is_refused_and_not_shown(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("SECRET_KEY", secret)
    with pytest.raises(SettingsError, match="32 characters or more") as refused:
        read_settings()
    assert not secret or secret not in str(refused.value)
