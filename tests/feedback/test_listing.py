"""The record in a terminal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from feedback.audit import fetch_events
from feedback.listing import lines, main
from feedback.models import Review, UnmetNeed
from feedback.sealing import keyring
from feedback.store import Need, record_need

SECRET = b"a key for tests only, forty characters long"


def row(**values: Any) -> UnmetNeed:
    return UnmetNeed(**{"id": "1", "month": "2026-11", "category": "U02", "channel": "web", **values})


def test_a_row_shows_its_month_its_kind_its_details_and_its_words() -> None:
    full = row(sub="late", second_category="U14", age_band="5-10", words="We rang for weeks.")
    assert list(lines([full])) == [
        "2026-11  U02",
        "         sub: late · second category: U14 · age band: 5-10 · channel: web",
        "         | We rang for weeks.",
    ]


def test_a_row_without_words_says_so() -> None:
    assert list(lines([row()]))[-1] == "         | (no words)"


def test_long_words_are_broken_into_lines() -> None:
    shown = list(lines([row(words="very long words " * 40)]))
    assert len(shown) > 6
    assert max(map(len, shown)) <= 101


def test_nothing_shown_leads_back_to_a_form_or_a_receipt() -> None:
    shown = "\n".join(lines([row(id="i" * 32, form_key="f" * 64, receipt_key="r" * 64)]))
    assert not [key for key in ("iii", "fff", "rrr") if key in shown]


def test_the_command_prints_how_many_there_are_and_each(record: Any, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("First.", "Second."):
        record_need(record, SECRET, words, Need("U11", words=words), date(2026, 11, 23))
    main()
    out = capsys.readouterr().out
    assert out.startswith("2 records of unmet need\n2026-11  U11")
    assert "| First." in out
    assert "| Second." in out


def test_an_empty_record_is_said_to_be_empty(record: Any, capsys: pytest.CaptureFixture[str]) -> None:
    main()
    assert capsys.readouterr().out.strip() == "0 records of unmet need"


def test_what_a_reviewer_has_hidden_is_hidden_here_too() -> None:
    hidden = row(words="Bartholomew was left out.")
    hidden.review = Review(need_id="1", state="new", quarantined=True)
    assert list(lines([hidden]))[-1] == "         | (hidden by a reviewer)"


def test_that_words_were_listed_is_in_the_audit(record: Any, capsys: pytest.CaptureFixture[str]) -> None:
    record_need(record, SECRET, "form", Need("U11", words="words"), date(2026, 11, 23))
    main()
    assert [(entry.actor, entry.action) for entry, _ in fetch_events(record)] == [("command", "read_words")]


def test_words_whose_key_is_lost_are_said_to_be_unreadable(
    record: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    record_need(record, SECRET, "form", Need("U11", words="words"), date(2026, 11, 23))
    monkeypatch.setenv("RECORD_KEYS", f"new:{'QUJE' * 10}QUI=")
    keyring.cache_clear()
    main()
    keyring.cache_clear()
    assert "1 records of unmet need" in (out := capsys.readouterr().out)
    assert "| [cannot be read]" in out
