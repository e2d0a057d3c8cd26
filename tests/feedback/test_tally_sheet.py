from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from feedback import tally_sheet
from feedback.tallies import fetch_tallies
from feedback.tally_sheet import Counts, TallySheet

TODAY = date(2026, 11, 25)


class Written:
    def __init__(self) -> None:
        self.counts: list[dict[tuple[str, str], int]] = []
        self.fails = False

    def __call__(self, counts: Counts, today: date) -> None:
        if self.fails:
            raise OSError("the database is gone")
        self.counts.append(dict(counts))


def test_counts_are_written_together() -> None:
    written = Written()
    sheet = TallySheet(written)
    for _ in range(3):
        sheet.add("transport", "asked", TODAY)
    sheet.add("transport", "helpful", TODAY)
    assert written.counts == []
    sheet.flush(TODAY)
    assert written.counts == [{("transport", "asked"): 3, ("transport", "helpful"): 1}]


def test_nothing_is_written_twice_and_nothing_when_there_is_nothing() -> None:
    written = Written()
    sheet = TallySheet(written)
    sheet.add("transport", "asked", TODAY)
    sheet.flush(TODAY)
    sheet.flush(TODAY)
    assert len(written.counts) == 1


def test_what_could_not_be_written_is_written_the_next_time() -> None:
    written = Written()
    sheet = TallySheet(written)
    sheet.add("transport", "asked", TODAY)
    written.fails = True
    sheet.flush(TODAY)
    sheet.add("transport", "asked", TODAY)
    written.fails = False
    sheet.flush(TODAY)
    assert written.counts == [{("transport", "asked"): 2}]


def test_once_a_minute_has_gone_the_next_count_has_them_written() -> None:
    written, now = Written(), [0.0]
    sheet = TallySheet(written, seconds=60, clock=lambda: now[0])
    sheet.add("transport", "asked", TODAY)
    now[0] = 61
    sheet.add("mediation", "asked", TODAY)
    until = time.monotonic() + 5
    while not written.counts and time.monotonic() < until:
        time.sleep(0.01)
    assert written.counts == [{("transport", "asked"): 1, ("mediation", "asked"): 1}]


@pytest.fixture(autouse=True)
def _empty_sheet(record: Any) -> None:
    tally_sheet.flush(TODAY)


def test_the_process_sheet_writes_to_the_record(record: Any) -> None:
    tally_sheet.add("transport", "unhelpful", TODAY)
    tally_sheet.flush(TODAY)
    assert fetch_tallies(record, "2026-11", "2026-11")["2026-11", "transport", "unhelpful"] == 1
