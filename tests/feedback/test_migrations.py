"""Records of before stay: their words are sealed, and each has a review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from feedback.database import make_engine, migrate
from feedback.sealing import keyring
from feedback.settings import SettingsError
from feedback.store import fetch_needs
from tests.feedback.conftest import empty

ROW = "INSERT INTO unmet_need (id, form_key, month, category, words, channel, language) VALUES "


@pytest.fixture
def old(url: str) -> Iterator[Engine]:
    """A record in its first shape with two rows, one without words."""
    migrate(url, "0001")
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"{ROW} ('1', '1', '2026-11', 'U01', 'We rang for weeks.', 'web', 'en')"))
        connection.execute(text(f"{ROW} ('2', '2', '2026-11', 'U02', NULL, 'web', 'en')"))
    yield engine
    empty(engine)
    engine.dispose()


def test_rows_of_before_keep_their_words_and_get_a_review(url: str, old: Engine) -> None:
    migrate(url)
    rows = {row.id: row for row in fetch_needs(old)}
    assert (rows["1"].words, rows["2"].words) == ("We rang for weeks.", None)
    assert [row.review.state for row in rows.values()] == ["new", "new"]


def test_no_word_of_before_is_left_in_plain(url: str, old: Engine, tmp_path: Path) -> None:
    migrate(url)
    with old.connect() as connection:
        kept = connection.execute(text("SELECT words FROM unmet_need WHERE id = '1'")).scalar_one()
    assert "rang" not in kept
    assert not [path for path in tmp_path.rglob("*.db*") if b"rang for weeks" in path.read_bytes()]


def test_without_a_key_nothing_is_migrated_and_the_operator_is_told(
    url: str, old: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECORD_KEYS", "")
    keyring.cache_clear()
    with pytest.raises(SettingsError, match="RECORD_KEYS is missing"):
        migrate(url)
    keyring.cache_clear()
    with old.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
        assert connection.execute(text("SELECT words FROM unmet_need WHERE id = '1'")).scalar() == "We rang for weeks."
