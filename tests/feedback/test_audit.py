"""The audit: nothing in it can be changed unseen, two writers never part it, and it holds no words."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from feedback.audit import delete_details, fetch_events, record_event
from feedback.database import reading, writing
from feedback.verify import main, verify
from tests.feedback.conftest import NOW

ERRORS = (SQLAlchemyError, RuntimeError)


def record(database: Engine, action: str = "state", subject: tuple[str, str] = ("need", "1"), **more: Any) -> None:
    with writing(database) as session:
        record_event(session, "someone", action, subject=subject, now=NOW, **more)


@pytest.fixture
def chain(database: Engine) -> Engine:
    """Ten entries."""
    for number in range(10):
        record(database, after={"state": f"s{number}"})
    return database


@pytest.fixture
def open_to_change(chain: Engine) -> Engine:
    """The chain in the hands of whoever may switch triggers off."""
    with chain.begin() as connection:
        if chain.dialect.name == "postgresql":
            for table in ("audit", "audit_detail"):
                connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        else:
            for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
                connection.execute(text(f"DROP TRIGGER {name}"))
    return chain


def test_an_untouched_chain_has_no_fault(chain: Engine) -> None:
    assert (verify(chain).entries, verify(chain).faults) == (10, ())


def test_an_empty_audit_has_no_fault(database: Engine) -> None:
    assert verify(database).faults == ()


def test_an_event_says_who_did_what_to_what_when_and_how_it_was_before(database: Engine) -> None:
    record(database, before="new", after={"state": "seen", "tags": ["a", "b"]})
    ((entry, detail),) = fetch_events(database)
    assert (entry.at, entry.actor, entry.action) == ("2026-11-25T09:30:00Z", "someone", "state")
    assert detail == {"subject": ["need", "1"], "before": "new", "after": {"state": "seen", "tags": ["a", "b"]}}


@pytest.mark.parametrize("column", ["at", "actor", "action", "detail_digest", "prev", "hash"])
def test_one_changed_sign_is_found_in_the_row_it_is_in(open_to_change: Engine, column: str) -> None:
    with open_to_change.begin() as connection:
        old = connection.execute(text(f"SELECT {column} FROM audit WHERE seq = 5")).scalar_one()
        new = ("b" if old[0] != "b" else "c") + old[1:]
        connection.execute(text(f"UPDATE audit SET {column} = :new WHERE seq = 5"), {"new": new})
    faults = verify(open_to_change).faults
    assert faults[0].startswith("audit 5:")


@pytest.mark.parametrize("column", ["detail", "salt"])
def test_a_changed_detail_is_found(open_to_change: Engine, column: str) -> None:
    with open_to_change.begin() as connection:
        connection.execute(
            text(f"UPDATE audit_detail SET {column} = replace({column}, substr({column}, 3, 1), '#') WHERE seq = 5")
        )
    assert verify(open_to_change).faults == ("audit_detail 5: changed",)


def test_a_missing_entry_is_found(open_to_change: Engine) -> None:
    with open_to_change.begin() as connection:
        connection.execute(text("DELETE FROM audit_detail WHERE seq = 5"))
        connection.execute(text("DELETE FROM audit WHERE seq = 5"))
    assert verify(open_to_change).faults[0] == "audit 6: 1 before it are missing"


def test_entries_cut_off_at_the_end_are_found_with_a_head_that_was_noted(open_to_change: Engine) -> None:
    head = verify(open_to_change).head
    assert verify(open_to_change, head).faults == ()
    with open_to_change.begin() as connection:
        connection.execute(text("DELETE FROM audit_detail WHERE seq > 8"))
        connection.execute(text("DELETE FROM audit WHERE seq > 8"))
    assert verify(open_to_change).faults == ()
    assert "is not in the chain" in verify(open_to_change, head).faults[0]


def test_a_noted_head_is_still_found_when_the_chain_has_grown(chain: Engine) -> None:
    head = verify(chain).head
    record(chain)
    assert verify(chain, head).faults == ()


def test_erased_details_are_no_fault_and_leave_no_trace_of_their_subject(database: Engine) -> None:
    record(database, subject=("need", "mine"))
    record(database, subject=("need", "other"))
    with writing(database) as session:
        delete_details(session, ("need", "mine"))
    assert verify(database).faults == ()
    assert [detail and detail["subject"] for _, detail in fetch_events(database)] == [["need", "other"], None]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET actor = 'nobody' WHERE seq = 5", "DELETE FROM audit WHERE seq = 5", "DELETE FROM audit",
     "UPDATE audit_detail SET detail = '{}' WHERE seq = 5", "INSERT INTO audit_anchor VALUES (5, 'x')",
     "INSERT INTO audit_anchor SELECT seq, hash FROM audit WHERE seq = 5"],
)  # fmt: skip
def test_the_database_refuses_every_change(chain: Engine, statement: str) -> None:
    with pytest.raises(ERRORS), chain.begin() as connection:
        connection.execute(text(statement))
    assert (verify(chain).entries, verify(chain).faults) == (10, ())


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_postgresql_refuses_to_empty_the_table(chain: Engine) -> None:
    with pytest.raises(ERRORS), chain.begin() as connection:
        connection.execute(text("TRUNCATE audit CASCADE"))
    assert verify(chain).entries == 10


def test_forty_writers_at_once_make_one_chain(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: record(database, after=str(number)), range(40)))
    assert (verify(database).entries, verify(database).faults) == (40, ())


WRITER = """
import sys
from datetime import UTC, datetime
from feedback.audit import record_event
from feedback.database import make_engine, writing
engine = make_engine(sys.argv[1])
for number in range(25):
    with writing(engine) as session:
        record_event(session, sys.argv[2], "state", subject=("need", "1"), now=datetime.now(UTC))
"""


def test_two_processes_at_once_make_one_chain(url: str, database: Engine) -> None:
    started = [subprocess.Popen([sys.executable, "-c", WRITER, url, name], env=dict(os.environ)) for name in ("a", "b")]
    assert [process.wait(timeout=60) for process in started] == [0, 0]
    assert (verify(database).entries, verify(database).faults) == (50, ())


def test_what_is_not_done_is_not_in_the_audit(database: Engine) -> None:
    def fail_after_recording() -> None:
        with writing(database) as session:
            record_event(session, "someone", "state", subject=("need", "1"), now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_recording()
    assert verify(database).entries == 0


def test_a_session_that_does_not_write_in_turn_is_refused(database: Engine) -> None:
    with pytest.raises(RuntimeError, match=r"feedback\.database\.writing"), reading(database) as session:
        record_event(session, "someone", "state", subject=("need", "1"), now=NOW)


@pytest.mark.parametrize(
    "more",
    [{"after": "Jack Turner was here"}, {"before": {"words": "My son has"}}, {"after": {"My son": "x"}},
     {"after": ["fine", "not fine"]}, {"subject": ("need", "a b")}, {"after": "x" * 81}],
)  # fmt: skip
def test_words_cannot_get_into_the_audit(database: Engine, more: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="codes and ids only"):
        record(database, **more)
    assert verify(database).entries == 0


def test_a_parents_act_is_dated_by_its_day_only(database: Engine) -> None:
    with writing(database) as session:
        record_event(session, "parent", "withdrawn", subject=("need", "withdrawn"), now=NOW.date())
    assert fetch_events(database)[0][0].at == "2026-11-25"


def test_events_are_found_by_what_they_were_done_to_and_by_whom(database: Engine) -> None:
    record(database, subject=("need", "mine"))
    record(database, subject=("need", "other"))
    assert len(fetch_events(database, subject=("need", "mine"))) == 1
    assert len(fetch_events(database, actor="someone")) == 2
    assert fetch_events(database, actor="nobody") == []
    assert [entry.seq for entry, _ in fetch_events(database, limit=1, offset=1)] == [1]


def test_an_hour_of_london_summer_is_written_in_utc(database: Engine) -> None:
    from zoneinfo import ZoneInfo

    with writing(database) as session:
        now = datetime(2026, 7, 1, 9, 0, tzinfo=ZoneInfo("Europe/London"))
        record_event(session, "someone", "state", subject=("need", "1"), now=now)
    assert fetch_events(database)[0][0].at == datetime(2026, 7, 1, 8, 0, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_the_command_prints_the_head_and_that_nothing_was_changed(
    record: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["verify"])
    main()
    assert capsys.readouterr().out == f"0 entries. Head: 0:{'0' * 64}\nNothing was changed.\n"


def test_the_command_fails_and_names_the_row(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["verify"])
    with writing(record) as session:
        record_event(session, "someone", "state", subject=("need", "1"), now=NOW)
    with record.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_unchanged"))
        connection.execute(text("UPDATE audit SET actor = 'nobody'"))
    with pytest.raises(SystemExit, match="audit 1: changed"):
        main()
