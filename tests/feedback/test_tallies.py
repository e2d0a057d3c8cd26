"""Counts of topics: they add up, also when many count at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from sqlalchemy import Engine

from feedback.tallies import ASKED, HELPFUL, fetch_tallies, record_tallies, record_tally
from tests.feedback.conftest import TODAY


def test_counts_add_up_by_month_topic_and_kind(database: Engine) -> None:
    for _ in range(3):
        record_tally(database, "senco_help", ASKED, TODAY)
    record_tally(database, "senco_help", HELPFUL, TODAY)
    record_tally(database, "senco_help", ASKED, date(2026, 12, 1))
    assert fetch_tallies(database, "2026-11", "2026-12") == {
        ("2026-11", "senco_help", ASKED): 3,
        ("2026-11", "senco_help", HELPFUL): 1,
        ("2026-12", "senco_help", ASKED): 1,
    }
    assert list(fetch_tallies(database, "2026-12", "2027-12").values()) == [1]


def test_many_counts_are_added_at_once(database: Engine) -> None:
    record_tallies(database, {("b", ASKED): 2, ("a", ASKED): 5}, TODAY)
    record_tallies(database, {("a", ASKED): 1}, TODAY)
    assert fetch_tallies(database, "2026-11", "2026-11") == {("2026-11", "a", ASKED): 6, ("2026-11", "b", ASKED): 2}


def test_forty_counts_at_once_lose_none(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: record_tally(database, "senco_help", ASKED, TODAY), range(40)))
    assert fetch_tallies(database, "2026-11", "2026-11") == {("2026-11", "senco_help", ASKED): 40}
