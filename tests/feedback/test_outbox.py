"""Nothing a parent was thanked for is lost or doubled, whatever fails and whenever a process dies."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from feedback.database import make_engine
from feedback.delivery import keep_delivering
from feedback.local import open_local
from feedback.outbox import OutboxFullError, WaitingNeed, count_waiting, deliver, fetch_waiting, record_waiting
from feedback.receipts import key_of
from feedback.sealing import keyring
from feedback.sending import Sent, send_need
from feedback.sqlite import empty_wal
from feedback.store import Need, count_needs, fetch_needs
from feedback.withdrawals import withdraw
from tests.feedback.conftest import SECRET, TODAY, bytes_on_disk, new_form, new_record

WORDS = "We rang for weeks."
ERRORS = (SQLAlchemyError, RuntimeError)


def send(record: Engine, beside: Engine, form: str | None = None, words: str = WORDS) -> Sent:
    need = Need("U02", area="SS9", words=words)
    return send_need(record, beside, SECRET, form_id=form or new_form(), need=need, today=TODAY)


def wait(beside: Engine, name: str, most: int = 500) -> None:
    record_waiting(beside, WaitingNeed(name, f"receipt of {name}", "2026-11", Need("U02", words=WORDS)), most)


@contextmanager
def unreachable(database: Engine) -> Iterator[None]:
    """The record is locked by another for longer than anybody waits."""
    if database.dialect.name == "postgresql":
        with database.connect() as other, other.begin():
            other.execute(text("LOCK TABLE unmet_need IN ACCESS EXCLUSIVE MODE"))
            yield
        return
    other = sqlite3.connect(str(database.url.database), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.close()


def test_what_the_record_takes_is_not_in_the_outbox(database: Engine, beside: Engine) -> None:
    sent = send(database, beside)
    assert (sent.already, sent.waiting) == (False, False)
    assert (count_needs(database), count_waiting(beside)) == (1, 0)


def test_a_locked_record_is_waited_for_and_the_code_is_good_at_once_and_later(database: Engine, beside: Engine) -> None:
    with unreachable(database):
        begun = time.monotonic()
        sent = send(database, beside)
        assert time.monotonic() - begun < 7  # a turn of the chat may take 8 s
    assert (sent.already, sent.waiting) == (False, True)
    assert count_needs(database) == 0
    assert fetch_waiting(beside, key_of(sent.code, SECRET)) is not None
    assert deliver(beside, database) == 1
    (row,) = fetch_needs(database)
    assert (row.words, row.area, row.month, row.review.state) == (WORDS, "SS9", "2026-11", "new")
    assert row.receipt_key == key_of(sent.code, SECRET)
    assert count_waiting(beside) == 0


def test_a_record_that_is_gone_is_waited_for(tmp_path: Path, beside: Engine) -> None:
    record = new_record(tmp_path / "gone" / "record.db")
    assert not send(record, beside).waiting
    shutil.move(tmp_path / "gone", tmp_path / "elsewhere")
    assert send(record, beside).waiting
    assert deliver(beside, record) == 0
    assert not (tmp_path / "gone").exists()  # and no empty record stands in its place
    shutil.move(tmp_path / "elsewhere", tmp_path / "gone")
    assert deliver(beside, record) == 1
    assert count_needs(record) == 2


def test_a_server_that_does_not_answer_is_waited_for(beside: Engine) -> None:
    record = make_engine("postgresql+psycopg2://nobody@127.0.0.1:1/nothing")
    assert send(record, beside).waiting
    record.dispose()


def test_a_disk_that_is_full_for_the_record_is_waited_for(tmp_path: Path, beside: Engine) -> None:
    record = new_record(tmp_path / "small.db")
    small = record.raw_connection()
    pages = small.cursor().execute("PRAGMA page_count").fetchone()[0]
    small.close()

    def limit(connection: Any, _: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    event.listen(record, "connect", limit)
    record.dispose()  # so that every connection is a new one
    sent = [send(record, beside, words="words " * 80) for _ in range(20)]
    waiting = sum(each.waiting for each in sent)
    assert 0 < waiting == count_waiting(beside)
    assert count_needs(record) == 20 - waiting
    event.remove(record, "connect", limit)
    record.dispose()
    assert deliver(beside, record) == waiting
    assert count_needs(record) == 20


def test_a_disk_that_is_full_for_both_is_told_and_lets_the_parent_try_again(tmp_path: Path, beside: Engine) -> None:
    record = make_engine(f"sqlite:///{tmp_path / 'never' / 'record.db'}")
    event.listen(beside, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 1"))
    beside.dispose()
    codes = []

    def send_many() -> None:
        for _ in range(50):
            codes.append(send(record, beside, words="words " * 80).code)

    with pytest.raises(ERRORS):
        send_many()
    assert count_waiting(beside) == len(codes)


def test_a_full_outbox_is_told_and_nothing_is_pushed_out(beside: Engine) -> None:
    for number in range(3):
        wait(beside, str(number), most=3)
    with pytest.raises(OutboxFullError):
        wait(beside, "one more", most=3)
    assert count_waiting(beside) == 3


def test_an_outbox_that_fails_does_not_stop_a_record_that_works(database: Engine, beside: Engine) -> None:
    with beside.begin() as connection:
        connection.execute(text("DROP TABLE waiting"))
    assert not send(database, beside).waiting
    assert count_needs(database) == 1


def test_a_need_that_breaks_a_rule_is_not_kept_for_later(database: Engine, beside: Engine) -> None:
    wrong: Any = Need(category=None)  # type: ignore[arg-type]
    with pytest.raises(ERRORS):
        send_need(database, beside, SECRET, form_id="form", need=wrong, today=TODAY)
    assert count_waiting(beside) == 0


def test_what_waits_is_sealed_and_after_delivery_no_byte_of_it_is_left(
    database: Engine, beside: Engine, tmp_path: Path
) -> None:
    wait(beside, "form key of this need")
    empty_wal(beside)
    assert b"form key of this need" in bytes_on_disk(tmp_path)
    with beside.connect() as connection:
        sealed = connection.execute(text("SELECT need FROM waiting")).scalar_one()
    assert "rang" not in sealed
    deliver(beside, database)
    empty_wal(beside)
    left = b"".join(path.read_bytes() for path in tmp_path.glob("outbox.db*"))
    assert b"form key of this need" not in left
    assert sealed.encode() not in left


def test_the_file_is_for_its_owner_alone(beside: Engine, tmp_path: Path) -> None:
    assert (tmp_path / "outbox.db").stat().st_mode & 0o077 == 0


def test_a_form_that_waits_is_already_saved_when_it_is_sent_again(database: Engine, beside: Engine) -> None:
    form = new_form()
    with unreachable(database):
        first = send(database, beside, form)
    again = send(database, beside, form)
    assert (again.code, again.already) == (first.code, True)
    deliver(beside, database)
    assert send(database, beside, form) == Sent(first.code, already=True)
    assert count_needs(database) == 1


def test_a_form_sent_twice_at_once_is_one_row_and_one_of_them_hears_already_saved(
    database: Engine, beside: Engine
) -> None:
    form, start = new_form(), Barrier(2)

    def press(_: int) -> Sent:
        start.wait()
        return send(database, beside, form)

    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(press, range(2)))
    assert sorted(each.already for each in sent) == [False, True]
    assert len({each.code for each in sent}) == 1
    assert count_needs(database) == 1


def test_what_was_committed_unheard_and_then_put_in_the_outbox_is_one_row(database: Engine, beside: Engine) -> None:
    """The connection broke during the commit: nobody can know, so the need is in both places for a while."""
    form = new_form()
    sent = send(database, beside, form)
    (row,) = fetch_needs(database)
    record_waiting(beside, WaitingNeed(row.form_key, key_of(sent.code, SECRET), "2026-11", Need("U02", words=WORDS)))
    assert deliver(beside, database) == 1
    assert (count_needs(database), count_waiting(beside)) == (1, 0)


def test_two_at_once_deliver_everything_once(database: Engine, beside: Engine) -> None:
    for number in range(30):
        wait(beside, str(number))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: deliver(beside, database), range(2)))
    assert (count_needs(database), count_waiting(beside)) == (30, 0)


DELIVER = """
import sys
from pathlib import Path
from feedback.database import make_engine
from feedback.local import open_local
from feedback.outbox import deliver
deliver(open_local(Path(sys.argv[2])), make_engine(sys.argv[1]))
"""


def run(code: str, *given: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, *given], env=dict(os.environ))


def test_two_processes_at_once_deliver_everything_once(
    url: str, database: Engine, beside: Engine, tmp_path: Path
) -> None:
    for number in range(30):
        wait(beside, str(number))
    started = [run(DELIVER, url, str(tmp_path / "outbox.db")) for _ in range(2)]
    assert [process.wait(timeout=120) for process in started] == [0, 0]
    assert (count_needs(database), count_waiting(beside)) == (30, 0)


DIE = """
import os, signal, sys
from pathlib import Path
import feedback.outbox as outbox
from feedback.database import make_engine
from feedback.local import open_local

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(outbox, sys.argv[3], die)
outbox.deliver(open_local(Path(sys.argv[2])), make_engine(sys.argv[1]))
"""


@pytest.mark.parametrize(("where", "in_the_record"), [("_deliver_one", 0), ("_mark_delivered", 1)])
def test_a_process_killed_before_or_after_the_record_commits_loses_and_doubles_nothing(
    url: str, database: Engine, beside: Engine, tmp_path: Path, where: str, in_the_record: int
) -> None:
    wait(beside, "form")
    process = run(DIE, url, str(tmp_path / "outbox.db"), where)
    assert process.wait(timeout=120) == -signal.SIGKILL
    assert (count_needs(database), count_waiting(beside)) == (in_the_record, 1)
    assert deliver(beside, database) == 1
    assert (count_needs(database), count_waiting(beside)) == (1, 0)


def test_a_process_killed_after_thanks_has_lost_nothing(tmp_path: Path, database: Engine) -> None:
    code = """
import os, signal, sys
from datetime import date
from pathlib import Path
from feedback.database import make_engine
from feedback.local import open_local
from feedback.sending import send_need
from feedback.store import Need
record = make_engine("sqlite:////nowhere/record.db")
local = open_local(Path(sys.argv[1]))
sent = send_need(record, local, b"secret", form_id="f", need=Need("U02"), today=date(2026, 11, 25))
assert sent.waiting
os.kill(os.getpid(), signal.SIGKILL)
"""
    process = run(code, str(tmp_path / "outbox.db"))
    assert process.wait(timeout=120) == -signal.SIGKILL
    assert deliver(open_local(tmp_path / "outbox.db"), database) == 1
    assert count_needs(database) == 1


def test_a_need_withdrawn_while_it_is_being_delivered_does_not_stay(
    database: Engine, beside: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from feedback import outbox

    with unreachable(database):
        sent = send(database, beside)
    really = outbox._deliver_one

    def withdrawn_meanwhile(record: Engine, row: Any) -> None:
        assert withdraw(record, beside, SECRET, sent.code, TODAY)
        really(record, row)

    monkeypatch.setattr(outbox, "_deliver_one", withdrawn_meanwhile)
    deliver(beside, database)
    assert (count_needs(database), count_waiting(beside)) == (0, 0)


def test_a_need_whose_key_is_lost_stays_and_the_others_are_delivered(
    database: Engine, beside: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait(beside, "sealed with a lost key")
    monkeypatch.setenv("RECORD_KEYS", f"new:{'QUJE' * 10}QUI=")
    keyring.cache_clear()
    wait(beside, "sealed with the key that is there")
    assert deliver(beside, database) == 1
    assert (count_needs(database), count_waiting(beside)) == (1, 1)
    keyring.cache_clear()


def test_a_need_that_the_record_will_never_take_does_not_hold_up_the_others(database: Engine, beside: Engine) -> None:
    for number in range(4):
        wait(beside, str(number))
    wrong: Any = Need(category=None)  # type: ignore[arg-type]
    record_waiting(beside, WaitingNeed("0 wrong", "r", "2026-11", wrong))
    assert deliver(beside, database) == 4
    assert (count_needs(database), count_waiting(beside)) == (4, 1)


def test_what_waits_can_be_withdrawn_while_the_record_is_locked(database: Engine, beside: Engine) -> None:
    with unreachable(database):
        sent = send(database, beside)
        assert withdraw(database, beside, SECRET, sent.code, TODAY)
    assert deliver(beside, database) == 0
    assert count_needs(database) == 0


def test_the_next_success_delivers_what_waited(database: Engine, beside: Engine) -> None:
    with unreachable(database):
        send(database, beside)
    send(database, beside)
    assert (count_needs(database), count_waiting(beside)) == (2, 0)


async def stop_soon(database: Engine, beside: Engine) -> None:
    import asyncio

    task = asyncio.create_task(keep_delivering(beside, database, seconds=0.05))
    for _ in range(200):
        await asyncio.sleep(0.05)
        if not count_waiting(beside):
            break
    task.cancel()


def test_the_assistant_keeps_delivering_while_it_runs_and_survives_a_failing_outbox(
    database: Engine, beside: Engine
) -> None:
    import asyncio

    wait(beside, "form")
    asyncio.run(stop_soon(database, beside))
    assert (count_needs(database), count_waiting(beside)) == (1, 0)
