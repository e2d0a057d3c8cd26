"""The first .env has secrets of its own; one of before gets the key it lacks, and nothing else is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot import first_settings
from bot.first_settings import main
from bot.settings import ROOT
from feedback.sealing import read_keys


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / ".env.example", tmp_path)
    monkeypatch.setattr(first_settings, "ROOT", tmp_path)
    return tmp_path


def test_the_first_settings_have_two_secrets_and_are_for_their_owner_alone(folder: Path) -> None:
    main()
    values = dotenv_values(folder / ".env")
    assert len(values["SECRET_KEY"] or "") >= 32
    ring = read_keys(values["RECORD_KEYS"] or "")
    assert len(ring.keys[ring.newest]) == 32
    assert (folder / ".env").stat().st_mode & 0o077 == 0


def test_no_two_installations_have_one_key(folder: Path) -> None:
    made = []
    for _ in range(3):
        main()
        made.append(dotenv_values(folder / ".env")["RECORD_KEYS"])
        (folder / ".env").unlink()
    assert len(set(made)) == 3


@pytest.mark.parametrize("before", ["SECRET_KEY=x\n", "SECRET_KEY=x", ""])
def test_settings_of_before_get_the_key_they_lack_once(folder: Path, before: str) -> None:
    (folder / ".env").write_text(before)
    main()
    text = (folder / ".env").read_text()
    assert text.startswith(before)
    assert read_keys(dotenv_values(folder / ".env")["RECORD_KEYS"] or "").keys
    main()
    assert (folder / ".env").read_text() == text


def test_a_key_that_was_emptied_is_left_for_the_operator(folder: Path) -> None:
    (folder / ".env").write_text("SECRET_KEY=x\nRECORD_KEYS=\n")
    main()
    assert (folder / ".env").read_text() == "SECRET_KEY=x\nRECORD_KEYS=\n"
