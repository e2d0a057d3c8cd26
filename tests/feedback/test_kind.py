"""A demonstration is never opened as the real record, nor the real record as a demonstration."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from feedback.database import engine, writing
from feedback.kind import check_kind, is_demo, mark_demo
from feedback.settings import SettingsError
from feedback.store import Need, record_need


def test_a_marked_record_opens_as_a_demonstration_only(database: Engine) -> None:
    with writing(database) as session:
        mark_demo(session)
        assert is_demo(session)
    check_kind(database, demo=True)
    with pytest.raises(SettingsError, match="invented records"):
        check_kind(database, demo=False)


def test_a_real_record_does_not_open_as_a_demonstration(database: Engine) -> None:
    check_kind(database, demo=False)
    with pytest.raises(SettingsError, match="real record"):
        check_kind(database, demo=True)


def test_a_record_that_holds_something_cannot_be_marked(database: Engine) -> None:
    record_need(database, b"k" * 32, "form", Need("U01"), date(2026, 11, 25))
    with pytest.raises(SettingsError, match="holds something already"), writing(database) as session:
        mark_demo(session)


def test_every_command_that_opens_the_record_checks(
    url: str, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(database) as session:
        mark_demo(session)
    monkeypatch.setenv("DATABASE_URL", url)
    engine.cache_clear()
    with pytest.raises(SettingsError, match="invented records"):
        engine()
    monkeypatch.setenv("DEMO", "1")
    engine().dispose()
    engine.cache_clear()
