"""A parent takes a record back with the code that was shown once."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from feedback.receipts import new_code, spaced
from feedback.settings import read_settings
from feedback.store import Need, count_needs, delete_by_receipt, fetch_needs, record_need
from feedback.withdraw import main

SECRET, OTHER = b"a key for tests only", b"another key for tests"
TODAY = date(2026, 11, 23)


def send(database: Engine, form: str, secret: bytes = SECRET) -> str:
    code = record_need(database, secret, form, Need("U01", words=form), TODAY).code
    assert code is not None
    return code


def test_a_code_removes_its_own_record_and_no_other(database: Engine) -> None:
    send(database, "one")
    code = send(database, "two")
    assert delete_by_receipt(database, SECRET, code, TODAY)
    assert [row.words for row in fetch_needs(database)] == ["one"]


def test_a_code_works_once(database: Engine) -> None:
    code = send(database, "one")
    assert delete_by_receipt(database, SECRET, code, TODAY)
    assert not delete_by_receipt(database, SECRET, code, TODAY)


def test_a_code_of_no_record_or_another_secret_removes_nothing(database: Engine) -> None:
    code = send(database, "one")
    assert not delete_by_receipt(database, SECRET, new_code(), TODAY)
    assert not delete_by_receipt(database, OTHER, code, TODAY)
    assert count_needs(database) == 1


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
    monkeypatch.setattr(sys, "argv", ["withdraw", new_code()])
    with pytest.raises(SystemExit, match="no record with that code"):
        main()
