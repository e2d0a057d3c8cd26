"""The data-protection page: what is kept and for how long, with no words and no small numbers of parents."""

from __future__ import annotations

from datetime import date

import pytest

from feedback.kept import count_kept, count_sealed
from feedback.local import open_local
from feedback.periods import PERIODS
from feedback.retention import delete_what_is_over
from feedback.sealing import keyring
from feedback.store import Need, record_need
from staff.words import words
from tests.staff.site import SECRET, Browser, Office

TODAY = date(2026, 11, 25)


@pytest.fixture
def browser(office: Office) -> Browser:
    return office.signed_in("data_protection")


def send(office: Office, number: int, words: str | None = "Nobody has called us back.", day: date = TODAY) -> None:
    for form in range(number):
        record_need(office.engine, SECRET, f"form {form} of {day} {words}", Need("1", words=words), day)


def test_every_period_is_named_and_shown(browser: Browser) -> None:
    page = browser.get("/data-protection").text
    for name, period in PERIODS.items():
        assert words("kept")[name].replace('"', "&#34;") in page
        assert period.words.replace("'", "&#39;") in page


def test_what_there_is_is_counted(office: Office) -> None:
    send(office, 6)
    send(office, 2, words=None, day=date(2026, 3, 4))
    office.colleague("viewer")
    kept = count_kept(office.engine)
    assert (kept["coded"].count, kept["coded"].since) == (8, "2026-03")
    assert (kept["words"].count, kept["words"].since) == (6, "2026-11")
    assert (kept["person"].count, kept["note"].count, kept["note"].since) == (1, 0, None)
    assert set(kept) <= set(PERIODS)
    sealed = count_sealed(office.engine)
    assert (dict(sealed.by_key), sealed.others) == ({"tests": 7}, 0), "six needs' words, one second factor"


def test_small_numbers_of_parents_are_not_told(office: Office, browser: Browser) -> None:
    send(office, 3)
    page = browser.get("/data-protection").text
    assert page.count("Fewer than 5") >= 3
    send(office, 4, words="Another thing.")
    assert "Fewer than 5" not in browser.get("/data-protection").text


def test_no_words_are_on_it(office: Office, browser: Browser) -> None:
    send(office, 6, words="Nobody has called us back.")
    assert "called us" not in browser.get("/data-protection").text


def test_a_deletion_that_never_ran_or_ran_long_ago_is_told(office: Office, browser: Browser) -> None:
    assert "It has never run" in browser.get("/data-protection").text
    send(office, 6, day=date(2022, 1, 1))
    delete_what_is_over(office.engine, open_local(office.folder / "outbox.db"), TODAY, office.clock())
    page = browser.get("/data-protection").text
    assert "It has" not in page
    assert "It last ran on 25 November 2026" in page
    assert "Whole records: 6" in page
    office.clock.now += 37 * 60 * 60
    later = office.enter(office.colleague("data_protection", email="later@example.gov.uk"))
    assert "It has not run for more than a day and a half" in later.get("/data-protection").text


def test_a_key_that_is_not_there_is_told(office: Office, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    send(office, 6)
    monkeypatch.setenv("RECORD_KEYS", f"newer:{'QUJD' * 10}QkI=")
    keyring.cache_clear()
    try:
        page = browser.get("/data-protection").text
    finally:
        monkeypatch.undo()
        keyring.cache_clear()
    assert "cannot be read" in page
