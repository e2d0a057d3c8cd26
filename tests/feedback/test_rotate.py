"""A new key seals everything anew; the old one can go; stopping half-way and running again does no harm."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, select

from feedback.database import reading, writing
from feedback.models import Base, Note, Person, Question
from feedback.models.local import LocalBase, Waiting
from feedback.outbox import WaitingNeed, record_waiting
from feedback.questions import record_question
from feedback.reviews import record_note
from feedback.rotate import BATCH, main, rotate, sealed_attributes
from feedback.sealing import keyring
from feedback.settings import read_settings
from feedback.store import Need, add_need, fetch_needs, record_need
from tests.feedback.conftest import NOW, TODAY, add, person

OLD, NEW = (f"{name}:{base64.b64encode(secrets.token_bytes(32)).decode()}" for name in ("old", "new"))


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def use(text: str) -> None:
        monkeypatch.setenv("RECORD_KEYS", text)
        keyring.cache_clear()

    use(OLD)
    yield use
    keyring.cache_clear()


def fill(database: Engine, number: int) -> None:
    with writing(database) as session:
        for each in range(number):
            add_need(session, secrets.token_hex(16), None, "2026-11", Need("U02", words=f"words {each}"))


def test_after_it_the_old_key_can_go(database: Engine, beside: Engine, keys: Any) -> None:
    need = add(database, words="words of a need")
    record_note(database, need.id, "a note about it", author=person(database), today=TODAY, now=NOW)
    record_question(database, "what is the question", "unanswered", TODAY)
    with writing(database) as session:
        session.scalars(select(Person)).one().totp = "JBSWY3DPEHPK3PXP"
    record_waiting(beside, WaitingNeed("form", "receipt", "2026-11", Need("U01", words="waiting words")))
    keys(f"{NEW},{OLD}")
    assert rotate(database).sealed_anew == 4
    assert rotate(beside, LocalBase).sealed_anew == 1
    keys(NEW)
    with reading(database) as session:
        assert [row.words for row in session.scalars(select(Note))] == ["a note about it"]
        assert [row.words for row in session.scalars(select(Question))] == ["what is the question"]
        assert session.scalars(select(Person)).one().totp == "JBSWY3DPEHPK3PXP"
    assert [row.words for row in fetch_needs(database)] == ["words of a need"]
    with reading(beside) as session:
        assert "waiting words" in str(session.scalars(select(Waiting)).one().need)


def test_every_sealed_column_of_every_table_is_rotated() -> None:
    found = {
        (model.__tablename__, sealed.column) for base in (Base, LocalBase) for model, sealed in sealed_attributes(base)
    }
    columns = {
        (str(mapper.local_table), column.name)
        for base in (Base, LocalBase)
        for mapper in base.registry.mappers
        for key, column in mapper.columns.items()
        if key.startswith("sealed_") or column.info["personal"] == "words"
    }
    assert found == columns


def test_more_rows_than_a_batch_are_all_sealed_anew_and_none_twice(database: Engine, keys: Any) -> None:
    number = 2 * BATCH + 7
    fill(database, number)
    keys(f"{NEW},{OLD}")
    assert rotate(database).sealed_anew == number
    assert rotate(database).sealed_anew == 0
    keys(NEW)
    assert {row.words for row in fetch_needs(database, limit=number)} == {f"words {each}" for each in range(number)}


def test_stopped_half_way_it_goes_on_where_it_was(database: Engine, keys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(database, BATCH + 20)
    keys(f"{NEW},{OLD}")
    with monkeypatch.context() as stopping:
        stopping.setattr("feedback.rotate.seal", _failing_after(BATCH + 5))
        with pytest.raises(KeyboardInterrupt):
            rotate(database)
    assert rotate(database).sealed_anew == 20
    keys(NEW)
    assert not [row for row in fetch_needs(database, limit=BATCH + 20) if not str(row.words).startswith("words ")]


def _failing_after(number: int) -> Any:
    done = 0

    def sealing(text: str, place: str) -> str:
        nonlocal done
        done += 1
        if done > number:
            raise KeyboardInterrupt
        return keyring().seal(text, place)

    return sealing


def test_what_no_key_can_read_is_counted_and_left_alone(database: Engine, keys: Any) -> None:
    lost = add(database, words="lost words").sealed_words
    keys(NEW)
    add(database, words="newer words")
    done = rotate(database)
    assert (done.sealed_anew, done.unreadable) == (0, 1)
    assert lost in {row.sealed_words for row in fetch_needs(database)}


def test_the_command_says_how_many_and_that_none_is_left(
    record: Any, keys: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    record_need(record, read_settings().secret_key, "form", Need("U01", words="words"), TODAY)
    keys(f"{NEW},{OLD}")
    main()
    assert capsys.readouterr().out == "1 values sealed anew under new.\nNone is left under an older key.\n"


def test_the_command_fails_when_a_key_is_lost(record: Any, keys: Any) -> None:
    record_need(record, read_settings().secret_key, "form", Need("U01", words="words"), TODAY)
    keys(NEW)
    with pytest.raises(SystemExit, match="1 cannot be read"):
        main()


def test_the_command_says_when_a_key_is_malformed(record: Any, keys: Any) -> None:
    keys("nonsense")
    with pytest.raises(SystemExit, match="RECORD_KEYS must look like"):
        main()
