"""The clock moves on, and what is over is gone: rows, words, keys, and the bytes they stood in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, select, text

from feedback.audit import fetch_events, record_event
from feedback.database import reading, writing
from feedback.forget_order import tables_without_order
from feedback.local import open_local
from feedback.models import AuditAnchor, AuditEntry, Base, Note, Question, StaffSession, TopicCount, UnmetNeed
from feedback.periods import PERIODS, day_before, month_before
from feedback.questions import record_question
from feedback.retention import delete_what_is_over, main
from feedback.reviews import fetch_notes, record_note
from feedback.sqlite import empty_wal
from feedback.store import count_needs, fetch_need, fetch_needs
from feedback.tallies import record_tally
from feedback.verify import verify
from feedback.withdrawals import withdraw
from tests.feedback.conftest import NOW, SECRET, TODAY, add, bytes_on_disk, new_record, person

REALLY_TODAY = datetime.now(UTC).date()


def months_after(today: date, months: int) -> date:
    """The first of the month so many months later: the day on which the period is over."""
    number = today.year * 12 + today.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def run(database: Engine, beside: Engine, today: date) -> dict[str, int]:
    now = datetime(today.year, today.month, today.day, 2, tzinfo=UTC).timestamp()
    return delete_what_is_over(database, beside, today, now)


def number_of(database: Engine, table: Any) -> int:
    with reading(database) as session:
        return len(session.scalars(select(table)).unique().all())


def test_words_receipt_and_notes_go_at_twelve_months_and_the_coded_fields_stay(
    database: Engine, beside: Engine
) -> None:
    need = add(database, words="We rang for weeks.", area="SS9")
    record_note(database, need.id, "A note.", author=person(database), today=TODAY, now=NOW)
    run(database, beside, months_after(TODAY, 11))
    kept = fetch_need(database, need.id)
    assert kept is not None
    assert (kept.words, number_of(database, Note)) == ("We rang for weeks.", 1)
    deleted = run(database, beside, months_after(TODAY, 12))
    assert (deleted["words"], deleted["receipts"], deleted["notes"]) == (1, 1, 1)
    left = fetch_need(database, need.id)
    assert left is not None
    assert (left.words, left.receipt_key, left.category, left.area) == (None, None, "U02", "SS9")
    assert number_of(database, Note) == 0


def test_the_whole_row_goes_at_thirty_six_months(database: Engine, beside: Engine) -> None:
    add(database)
    run(database, beside, months_after(TODAY, 35))
    assert count_needs(database) == 1
    assert run(database, beside, months_after(TODAY, 36))["needs"] == 1
    assert count_needs(database) == 0


@pytest.mark.parametrize(("table", "months"), [(Question, 12), (TopicCount, 36)])
def test_questions_and_counts_go_when_they_are_over(database: Engine, beside: Engine, table: Any, months: int) -> None:
    record_question(database, "what", "unanswered", TODAY)
    record_tally(database, "senco_help", "asked", TODAY)
    run(database, beside, months_after(TODAY, months - 1))
    assert number_of(database, table) == 1
    run(database, beside, months_after(TODAY, months))
    assert number_of(database, table) == 0


def test_a_session_goes_when_it_is_over(database: Engine, beside: Engine) -> None:
    whose, now = person(database), int(datetime(2026, 11, 26, 2, tzinfo=UTC).timestamp())
    with writing(database) as session:
        for key, until in (("over", now), ("open", now + 1)):
            session.add(StaffSession(key=key, person_id=whose, csrf="c", started=1, seen=1, until=until))
    assert run(database, beside, date(2026, 11, 26))["sessions"] == 1
    assert number_of(database, StaffSession) == 1


def entry(database: Engine, at: date) -> None:
    now = datetime(at.year, at.month, at.day, 12, tzinfo=UTC)
    with writing(database) as session:
        record_event(session, "someone", "state", subject=("need", "1"), now=now)


def test_the_audit_is_cut_at_twenty_four_months_below_an_anchor_and_the_chain_holds(
    database: Engine, beside: Engine
) -> None:
    for months in (30, 26, 25, 23, 1):
        entry(database, day_before(REALLY_TODAY, months))
    assert run(database, beside, REALLY_TODAY)["audit"] == 3
    result = verify(database)
    assert (result.entries, result.faults) == (3, ())  # two of them, and that something was deleted
    with reading(database) as session:
        assert [anchor.seq for anchor in session.scalars(select(AuditAnchor))] == [3]
    entry(database, REALLY_TODAY)
    assert verify(database).faults == ()
    assert run(database, beside, REALLY_TODAY)["audit"] == 0


def test_an_audit_of_which_everything_is_old_is_cut_whole_and_goes_on(database: Engine, beside: Engine) -> None:
    entry(database, day_before(REALLY_TODAY, 30))
    assert run(database, beside, REALLY_TODAY)["audit"] == 1
    assert verify(database).faults == ()
    assert [found.seq for found, _ in fetch_events(database)] == [2]


def test_a_younger_entry_cannot_be_deleted_even_by_a_wrong_clock(database: Engine, beside: Engine) -> None:
    entry(database, REALLY_TODAY)
    with pytest.raises(Exception, match=r"24 months|details hidden"):
        run(database, beside, months_after(REALLY_TODAY, 40))
    assert number_of(database, AuditEntry) == 1


def test_what_was_deleted_is_in_the_audit_as_numbers(database: Engine, beside: Engine) -> None:
    add(database, words="x")
    run(database, beside, months_after(TODAY, 12))
    ((last, detail), *_) = fetch_events(database)
    assert (last.actor, last.action) == ("retention", "deleted")
    assert detail is not None
    assert detail["after"]["words"] == 1


def test_running_it_again_deletes_nothing(database: Engine, beside: Engine) -> None:
    add(database, words="x")
    run(database, beside, months_after(TODAY, 12))
    assert not any(run(database, beside, months_after(TODAY, 12)).values())


def test_a_backup_restored_after_a_withdrawal_loses_it_in_the_next_run(database: Engine, beside: Engine) -> None:
    from feedback.store import Need, record_need

    code = record_need(database, SECRET, "form", Need("U01", words="mine"), TODAY).code
    withdraw(database, beside, SECRET, code, TODAY)
    record_need(database, SECRET, "form", Need("U01", words="mine"), TODAY)  # as the backup brings it back
    assert run(database, beside, TODAY)["withdrawn"] == 1
    assert fetch_needs(database) == []


def test_no_byte_of_what_was_deleted_is_in_the_files(tmp_path: Path) -> None:
    record, beside = new_record(tmp_path / "record.db"), open_local(tmp_path / "outbox.db")
    gone = [add(record, words="words " * 60) for _ in range(30)]
    writer = person(record)
    for need in gone:
        record_note(record, need.id, "note " * 40, author=writer, today=TODAY, now=NOW)
    notes = [note.sealed_words for need in gone for note in fetch_notes(record, need.id)]
    of_needs = [value or "" for need in gone for value in (need.sealed_words, need.receipt_key)]
    values = [value.encode() for value in (*notes, *of_needs)]
    assert len(values) == 90
    empty_wal(record)
    assert all(value in bytes_on_disk(tmp_path) for value in values)
    run(record, beside, months_after(TODAY, 12))
    assert [value for value in values if value in bytes_on_disk(tmp_path)] == []


def test_every_table_that_a_parents_act_fills_has_no_order() -> None:
    ordered = set(Base.metadata.tables.values()) - set(tables_without_order())
    assert {table.name for table in ordered} == {"audit", "audit_detail", "audit_anchor", "record_kind"}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_sqlite_keeps_no_number_of_rows_in_them(database: Engine) -> None:
    for table in tables_without_order():
        with database.connect() as connection, pytest.raises(Exception, match="no such column: rowid"):
            connection.execute(text(f"SELECT rowid FROM {table.name}"))


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_postgresql_keeps_the_order_of_the_day_only(database: Engine, beside: Engine) -> None:
    for _ in range(40):
        add(database, words="x")
    place = text("SELECT id, xmin::text AS written FROM unmet_need ORDER BY ctid")
    with database.connect() as connection:
        before = connection.execute(place).all()
    assert [row.id for row in before] != sorted(row.id for row in before)
    assert len({row.written for row in before}) == 40
    run(database, beside, TODAY)
    with database.connect() as connection:
        after = connection.execute(place).all()
    assert [row.id for row in after] == sorted(row.id for row in before)
    assert len({row.written for row in after}) == 1


def test_the_command_says_what_it_deleted(record: Any, capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.startswith("Deleted: 0 withdrawn, 0 notes, 0 words, 0 receipts")


def test_every_period_in_use_is_enforced_or_ends_by_itself() -> None:
    used = {column.info["keep"] for table in Base.metadata.tables.values() for column in table.columns}
    assert used <= set(PERIODS)
    assert month_before(TODAY, PERIODS["words"].months or 0) == "2025-11"
    assert inspect(UnmetNeed).columns["sealed_words"].info["keep"] == "words"
