"""A backup taken while the record is in use, and a real restore of it, on both databases."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from feedback.backup import BackupError, back_up, restore
from feedback.database import make_engine
from feedback.receipts import key_of
from feedback.retention import delete_what_is_over
from feedback.store import Need, count_needs, fetch_needs, record_need
from feedback.verify import verify
from feedback.withdrawals import withdraw
from tests.feedback.conftest import NOW, SECRET, TODAY, add, bytes_on_disk, new_form

WORDS = "The taxi never came."


@pytest.fixture(autouse=True)
def _tools(url: str) -> None:
    if url.startswith("postgresql") and shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not installed: apt-get install postgresql-client")


def test_a_restored_record_is_as_it_was(database: Engine, url: str, tmp_path: Path) -> None:
    kept = add(database, words=WORDS)
    backup = back_up(url, tmp_path / "backups", NOW)
    later = add(database)
    database.dispose()
    restore(url, backup)
    restored = make_engine(url)
    assert [need.id for need in fetch_needs(restored)] == [kept.id]
    assert fetch_needs(restored)[0].words == WORDS
    assert later.id not in {need.id for need in fetch_needs(restored)}
    assert verify(restored).faults == ()
    restored.dispose()


def test_what_a_parent_withdrew_after_the_backup_goes_again(
    database: Engine, beside: Engine, url: str, tmp_path: Path
) -> None:
    code = record_need(database, SECRET, new_form(), Need("U02"), TODAY).code
    backup = back_up(url, tmp_path / "backups", NOW)
    assert withdraw(database, beside, SECRET, code, TODAY)
    database.dispose()
    restore(url, backup)
    restored = make_engine(url)
    assert count_needs(restored) == 1
    delete_what_is_over(restored, beside, TODAY, NOW.timestamp())
    assert count_needs(restored) == 0
    assert key_of(code, SECRET)
    restored.dispose()


def test_a_backup_holds_no_word_in_clear(database: Engine, url: str, tmp_path: Path) -> None:
    add(database, words=WORDS)
    backup = back_up(url, tmp_path / "backups", NOW)
    assert WORDS.encode() not in backup.read_bytes() + bytes_on_disk(tmp_path)


def test_backups_go_after_thirty_five_days_and_others_files_stay(database: Engine, url: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    old = back_up(url, folder, NOW)
    (folder / "notes.txt").touch()
    middle = back_up(url, folder, NOW + timedelta(days=20))
    newest = back_up(url, folder, NOW + timedelta(days=36))
    assert not old.exists()
    assert {path.name for path in folder.iterdir()} == {middle.name, newest.name, "notes.txt"}


def test_a_backup_can_be_read_by_its_owner_only(database: Engine, url: str, tmp_path: Path) -> None:
    assert back_up(url, tmp_path / "backups", NOW).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"no database at all, but longer than a header of one would be" * 20])
def test_a_file_that_is_no_backup_changes_nothing(database: Engine, url: str, tmp_path: Path, content: bytes) -> None:
    add(database)
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    with pytest.raises(BackupError):
        restore(url, bad)
    assert count_needs(database) == 1


def test_a_backup_that_is_not_there_is_said(url: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="there is no file"):
        restore(url, tmp_path / "none.db")


def test_a_database_that_is_away_leaves_no_half_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupError):
        back_up(
            f"sqlite:///{tmp_path / 'none' / 'record.db'}", tmp_path / "backups", datetime(2026, 11, 25, tzinfo=UTC)
        )
    assert list((tmp_path / "backups").iterdir()) == []
