"""A parent can have the record removed by its code."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from feedback import withdraw
from feedback.receipts import spaced
from feedback.settings import read_settings
from feedback.store import Need, count_needs, record_need


def a_record(record: Any, form_id: str) -> str:
    code = record_need(record, read_settings().secret_key, form_id, Need("U14"), date(2026, 11, 23)).code
    assert code
    return code


def test_the_code_removes_its_own_record_and_no_other(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code = a_record(record, "a" * 32)
    a_record(record, "b" * 32)
    monkeypatch.setattr("sys.argv", ["withdraw", spaced(code).lower()])
    withdraw.main()
    assert count_needs(record) == 1


def test_a_code_used_before_says_so(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["withdraw", a_record(record, "a" * 32)])
    withdraw.main()
    with pytest.raises(SystemExit, match="no record with that code"):
        withdraw.main()


def test_what_is_no_code_is_told_kindly(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["withdraw", "hello"])
    with pytest.raises(SystemExit, match="no code of ours"):
        withdraw.main()
