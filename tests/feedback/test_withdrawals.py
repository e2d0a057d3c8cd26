"""A parent takes a need back with the code that was shown once, and it stays gone."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from feedback.audit import fetch_events
from feedback.database import reading
from feedback.models import NeedTag, Note, Review
from feedback.models.local import LocalBase
from feedback.outbox import WaitingNeed, count_waiting, record_waiting
from feedback.receipts import code_of, key_of, spaced
from feedback.reviews import mark_state, record_note, record_read, record_tag
from feedback.settings import read_settings
from feedback.sqlite import empty_wal
from feedback.store import Need, count_needs, fetch_needs, record_need
from feedback.verify import verify
from feedback.withdraw import main
from feedback.withdrawals import delete_old_withdrawals, replay, withdraw
from tests.feedback.conftest import NOW, SECRET, TODAY, bytes_on_disk, new_record, person

OTHER = b"another key for tests"
NOBODYS = code_of("a form that was never sent", SECRET)


def send(database: Engine, form: str, secret: bytes = SECRET) -> str:
    return record_need(database, secret, form, Need("U01", words=form), TODAY).code


def test_a_code_removes_its_own_need_and_no_other(database: Engine, beside: Engine) -> None:
    send(database, "one")
    assert withdraw(database, beside, SECRET, send(database, "two"), TODAY)
    assert [row.words for row in fetch_needs(database)] == ["one"]


def test_a_code_works_once(database: Engine, beside: Engine) -> None:
    code = send(database, "one")
    assert withdraw(database, beside, SECRET, code, TODAY)
    assert not withdraw(database, beside, SECRET, code, TODAY)


def test_a_code_of_no_need_or_another_secret_removes_nothing(database: Engine, beside: Engine) -> None:
    code = send(database, "one")
    assert not withdraw(database, beside, SECRET, NOBODYS, TODAY)
    assert not withdraw(database, beside, OTHER, code, TODAY)
    assert count_needs(database) == 1


def test_all_that_hangs_on_a_need_goes_with_it_and_the_chain_still_holds(database: Engine, beside: Engine) -> None:
    code = send(database, "one")
    (need,) = fetch_needs(database)
    record_read(database, [need.id], actor="command", now=NOW)
    mark_state(database, need.id, "seen", actor="command", now=NOW)
    record_tag(database, need.id, "waiting-list", actor="command", now=NOW)
    record_note(database, need.id, "Ask the team.", author=person(database), today=TODAY, now=NOW)
    entries = len(fetch_events(database))
    assert withdraw(database, beside, SECRET, code, TODAY)
    with reading(database) as session:
        assert [session.scalars(select(table)).all() for table in (Review, Note, NeedTag)] == [[], [], []]
    after = fetch_events(database)
    assert len(after) == entries + 1
    assert not [detail for _, detail in after if need.id in str(detail)]
    assert verify(database).faults == ()


def test_the_audit_says_that_a_need_was_withdrawn_and_on_which_day_but_not_which_or_when(
    database: Engine, beside: Engine
) -> None:
    withdraw(database, beside, SECRET, send(database, "one"), TODAY)
    ((entry, detail),) = fetch_events(database)
    assert (entry.actor, entry.action, entry.at) == ("parent", "withdrawn", "2026-11-25")
    assert detail == {"subject": ["need", "withdrawn"], "before": None, "after": None}


def test_nothing_of_a_withdrawn_need_is_left_in_the_file(tmp_path: Path) -> None:
    from feedback.local import open_local

    record, beside = new_record(tmp_path / "record.db"), open_local(tmp_path / "outbox.db")
    code = send(record, "one")
    (need,) = fetch_needs(record)
    kept = [need.id, need.form_key, need.sealed_words or ""]
    empty_wal(record)
    assert all(value.encode() in bytes_on_disk(tmp_path) for value in kept)
    withdraw(record, beside, SECRET, code, TODAY)
    empty_wal(record)
    assert [value for value in kept if value.encode() in bytes_on_disk(tmp_path)] == []


def test_a_need_that_waits_for_the_record_can_be_withdrawn(database: Engine, beside: Engine) -> None:
    key = key_of(NOBODYS, SECRET)
    record_waiting(beside, WaitingNeed("form", key, "2026-11", Need("U01")))
    assert withdraw(database, beside, SECRET, NOBODYS, TODAY)
    assert count_waiting(beside) == 0


def test_a_restored_backup_loses_again_what_was_withdrawn_after_it_was_made(database: Engine, beside: Engine) -> None:
    code = send(database, "one")
    send(database, "two")
    withdraw(database, beside, SECRET, code, TODAY)
    send(database, "one")  # as the backup brings it back
    assert replay(database, beside, TODAY) == 1
    assert [row.words for row in fetch_needs(database)] == ["two"]
    assert replay(database, beside, TODAY) == 0


@pytest.mark.parametrize(("days", "forgotten"), [(35, 0), (36, 1)])
def test_withdrawals_are_remembered_as_long_as_backups(
    database: Engine, beside: Engine, days: int, forgotten: int
) -> None:
    withdraw(database, beside, SECRET, send(database, "one"), TODAY)
    assert delete_old_withdrawals(beside, TODAY + timedelta(days=days)) == forgotten


def test_a_parent_can_withdraw_though_the_file_of_this_machine_fails(database: Engine, beside: Engine) -> None:
    code = send(database, "one")
    LocalBase.metadata.drop_all(beside)
    assert withdraw(database, beside, SECRET, code, TODAY)
    assert count_needs(database) == 0


@pytest.mark.parametrize("typing", [str, spaced, str.lower])
def test_the_command_removes_the_record_of_a_code_however_it_is_typed(
    record: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typing: Any
) -> None:
    code = send(record, "one", read_settings().secret_key)
    monkeypatch.setattr(sys, "argv", ["withdraw", typing(code)])
    main()
    assert capsys.readouterr().out == "The record is removed.\n"
    assert count_needs(record) == 0


@pytest.mark.parametrize("typed", [[], [""], ["7H2KQ-9M4TX"], ["7H2KQ", "9M4TXW"], ["0000000000é"], ["no code"]])
def test_the_command_says_what_a_code_looks_like(
    record: Any, monkeypatch: pytest.MonkeyPatch, typed: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["withdraw", *typed])
    with pytest.raises(SystemExit, match="That is no code of ours"):
        main()


def test_the_command_says_when_there_is_no_such_record(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["withdraw", NOBODYS])
    with pytest.raises(SystemExit, match="no record with that code"):
        main()
