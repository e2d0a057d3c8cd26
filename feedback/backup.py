"""Writes the record to one file, while it is in use: `python -m feedback.backup FOLDER`; and puts one back:
`python -m feedback.backup --restore FILE`.

SQLite by its own backup (a copy of the file alone would miss what is in -wal); PostgreSQL by pg_dump and pg_restore.
Words stay sealed in it: without RECORD_KEYS, kept elsewhere, a backup gives no word away. Backups older than 35 days
are removed. After a restore, what was withdrawn or over in the meantime goes again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from feedback.settings import read_settings

DAYS = 35
NAME = "send-record-"


class BackupError(RuntimeError):
    """The message says what is missing; nothing of the record is in it."""

    for_operators = True


def back_up(database_url: str, folder: Path, now: datetime) -> Path:
    """The new file; it is there whole, or not at all."""
    url = make_url(database_url)
    kind = "db" if url.get_backend_name() == "sqlite" else "dump"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}{now:%Y%m%d-%H%M%S}.{kind}"
    unfinished = path.with_suffix(".part")
    try:
        if kind == "db":
            _copy_sqlite(Path(str(url.database)), unfinished)
        else:
            _run(url, "pg_dump", "--format=custom", f"--file={unfinished}", _connection(url))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    path.chmod(0o600)
    _remove_old(folder, now)
    return path


def restore(database_url: str, file: Path) -> None:
    """In place of what is there. The site must be stopped."""
    url = make_url(database_url)
    if not file.is_file():
        raise BackupError(f"there is no file {file}")
    if url.get_backend_name() == "sqlite":
        _check_sqlite(file)
        target = Path(str(url.database))
        target.parent.mkdir(parents=True, exist_ok=True)
        for beside in ("-wal", "-shm"):  # of the database that goes
            Path(f"{target}{beside}").unlink(missing_ok=True)
        _copy_sqlite(file, target.with_suffix(".part"))
        target.with_suffix(".part").replace(target)
    else:
        _run(url, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
             f"--dbname={_connection(url)}", str(file))  # fmt: skip


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.is_file():
        raise BackupError(f"there is no database {source}")
    target.unlink(missing_ok=True)
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as write,
    ):
        read.backup(write)


def _check_sqlite(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            sound = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            ours = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'unmet_need'").fetchone()
    except sqlite3.DatabaseError:
        sound, ours = False, None
    if not sound or not ours:
        raise BackupError(f"{file} is no whole backup of a record; nothing was changed")


def _connection(url: URL) -> str:
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _run(url: URL, command: str, *arguments: str) -> None:
    """The password goes by the environment: arguments can be seen by everybody on the machine."""
    found = shutil.which(command)
    if found is None:
        raise BackupError(f"{command} is not installed: it comes with PostgreSQL's client")
    environment = {**os.environ, **({"PGPASSWORD": str(url.password)} if url.password else {})}
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode != 0:
        raise BackupError(
            f"{command} failed with code {done.returncode}; the database may be away, or the file no backup"
        )


def _remove_old(folder: Path, now: datetime) -> None:
    oldest = f"{NAME}{now - timedelta(days=DAYS):%Y%m%d-%H%M%S}"
    for path in folder.glob(f"{NAME}*"):
        if path.name < oldest:
            path.unlink()


def main() -> None:
    parser = argparse.ArgumentParser(description="Backs the record up, or puts a backup back.")
    parser.add_argument("path", type=Path, help="a folder for the backup, or with --restore the backup")
    parser.add_argument("--restore", action="store_true")
    asked = parser.parse_args()
    url = read_settings().database_url
    try:
        if asked.restore:
            restore(url, asked.path)
            print("The record is as it was in that backup. Now run: python -m feedback.retention")
        else:
            print(back_up(url, asked.path, datetime.now(UTC)))
    except (BackupError, OSError) as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
