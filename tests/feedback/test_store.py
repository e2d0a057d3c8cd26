"""The record: one row for one form, whatever happens, and nothing in it that leads back to a parent."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from feedback.database import writing
from feedback.models import UnmetNeed
from feedback.receipts import LENGTH, form_key_of, key_of, read_code
from feedback.store import Need, count_needs, fetch_needs, record_need
from tests.feedback.conftest import new_record

SECRET = b"a key for tests only, forty characters long"
TODAY = date(2026, 11, 23)
FULL = Need("U02", "late", "U14", "SEMH", "waiting", "5-10", "SS9", "We rang for weeks.", "terminal", "en")


def form_id() -> str:
    return secrets.token_hex(16)


def record(database: Engine, need: Need = FULL, today: date = TODAY, form: str | None = None) -> str | None:
    recorded = record_need(database, SECRET, form or form_id(), need, today)
    return None if recorded.already else recorded.code


def columns(row: UnmetNeed) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in UnmetNeed.__table__.columns}


def test_what_was_chosen_is_kept_and_the_receipt_is_a_code(database: Engine) -> None:
    code = record(database)
    (row,) = fetch_needs(database)
    assert {name: getattr(row, name) for name in vars(FULL)} == vars(FULL)
    assert code is not None
    assert read_code(code) == code
    assert row.receipt_key == key_of(code, SECRET)


def test_what_was_skipped_is_empty(database: Engine) -> None:
    record(database, Need("U01"))
    (row,) = fetch_needs(database)
    skipped = ("sub", "second_category", "area_of_need", "stage", "age_band", "area", "words")
    assert [getattr(row, name) for name in skipped] == [None] * 7
    assert (row.channel, row.language) == ("web", "en")


def test_a_form_recorded_twice_is_one_row_and_its_first_receipt_stays_good(database: Engine) -> None:
    form = form_id()
    code = record(database, form=form)
    assert record(database, Need("U01"), form=form) is None
    (row,) = fetch_needs(database)
    assert code is not None
    assert (row.category, row.receipt_key) == ("U02", key_of(code, SECRET))


def test_a_form_recorded_by_eight_threads_at_once_is_one_row_with_one_receipt(database: Engine) -> None:
    form, start = form_id(), Barrier(8)

    def send(_: int) -> str | None:
        start.wait()
        return record(database, form=form)

    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(send, range(8)))
    assert count_needs(database) == 1
    assert len([code for code in codes if code]) == 1


def test_eight_parents_at_once_are_eight_rows(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda _: record(database), range(24)))
    assert count_needs(database) == 24
    assert len(set(codes)) == 24
    assert None not in codes


def test_no_column_holds_the_form_id_or_the_code(database: Engine) -> None:
    form = form_id()
    code = record(database, form=form)
    (row,) = fetch_needs(database)
    assert code is not None
    for value in map(str, columns(row).values()):
        assert form not in value
        assert code not in value.upper()
        assert code[:LENGTH] not in value.upper()
    assert row.form_key == form_key_of(form, SECRET)


def test_no_column_says_more_of_the_day_than_its_month(database: Engine) -> None:
    record(database, today=date(2027, 2, 28))
    (row,) = fetch_needs(database)
    assert row.month == "2027-02"
    assert not [value for value in columns(row).values() if isinstance(value, str) and "02-28" in value]


def test_the_id_of_a_row_is_random_and_so_says_nothing_of_its_place(database: Engine) -> None:
    for _ in range(12):
        record(database)
    ids = [row.id for row in fetch_needs(database)]
    assert all(len(name) == 32 and int(name, 16) >= 0 for name in ids)
    assert ids == sorted(ids, reverse=True)


def test_the_newest_month_comes_first_and_no_more_than_asked_for(database: Engine) -> None:
    for month in (3, 12, 1, 7):
        record(database, today=date(2026, month, 5))
    record(database, today=date(2027, 1, 1))
    assert [row.month for row in fetch_needs(database)] == ["2027-01", "2026-12", "2026-07", "2026-03", "2026-01"]
    assert [row.month for row in fetch_needs(database, limit=2)] == ["2027-01", "2026-12"]


def test_an_empty_record_is_empty(database: Engine) -> None:
    assert fetch_needs(database) == []
    assert count_needs(database) == 0


WRONG: Any = Need(category=None, words="Bartholomew was left out")  # type: ignore[arg-type]


ERRORS = (SQLAlchemyError, RuntimeError)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and all that a traceback would print with it."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def test_a_row_that_cannot_be_written_raises_and_leaves_nothing(database: Engine) -> None:
    with pytest.raises(ERRORS):
        record(database, WRONG)
    assert count_needs(database) == 0


def test_the_error_of_a_row_that_breaks_a_rule_carries_no_words(database: Engine) -> None:
    with pytest.raises(ERRORS) as raised:
        record(database, WRONG)
    assert not [error for error in chain(raised.value) if "Bartholomew" in str(error)]


def test_the_error_of_a_missing_table_carries_no_words(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("ALTER TABLE unmet_need RENAME TO gone"))
    with pytest.raises(ERRORS) as raised:
        record(database, Need("U02", words="Bartholomew was left out"))
    assert not [error for error in chain(raised.value) if "Bartholomew" in str(error)]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Engine]:
    """A record whose disk has room for a few more rows."""
    engine = new_record(tmp_path / "small.db")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 60"))
    yield engine
    engine.dispose()


def test_there_are_as_many_rows_as_receipts_when_the_disk_is_full(small_disk: Engine) -> None:
    codes: list[str | None] = []

    def send_many() -> None:
        for _ in range(500):
            codes.append(record(small_disk, Need("U01", words="words " * 100)))

    with pytest.raises(ERRORS):
        send_many()
    assert 0 < count_needs(small_disk) == len(codes)


def test_a_locked_record_raises_soon_and_gives_no_receipt(tmp_path: Path) -> None:
    engine = new_record(tmp_path / "locked.db")
    with writing(engine) as other:
        other.connection()
        with pytest.raises(ERRORS, match=r"locked|too long"):
            record(engine)
    assert count_needs(engine) == 0
    engine.dispose()
