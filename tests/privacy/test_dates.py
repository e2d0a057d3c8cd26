"""A date without a birth cue passes at the door and goes in strict mode."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import dates

WRITTEN = [
    "12/03/2026",
    "12/3/26",
    "12.03.2026",
    "12-03-2026",
    "12 03 2026",
    "2026-03-12",
    "2026-03-12T10:31:04Z",
    "12 March",
    "12th March",
    "12th of March",
    "12 March 2026",
    "12th of March, 2026",
    "12 mar 26",
    "12-Mar-2026",
    "March 12th, 2026",
    "March the 12th",
    "march 2026",
    "3rd Sept",
    "twelfth of march",
    "twenty second of august 2025",
]


def taken(text: str, strict: bool) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text, strict), [dates.find])]


@pytest.mark.parametrize("date", WRITTEN)
def test_a_date_passes_at_the_door(date: str) -> None:
    assert taken(f"they wrote on {date} to us", strict=False) == []


@pytest.mark.parametrize("date", WRITTEN)
def test_a_date_goes_in_strict_mode(date: str) -> None:
    assert taken(f"they wrote on {date} to us", strict=True) == [date]
    assert taken(f"dated {date}.", strict=True) == [date]


def test_a_short_date_goes_in_strict_mode_after_on() -> None:
    assert taken("we met on 12/3 and on 4.3", strict=True) == ["12/3", "4.3"]


@pytest.mark.parametrize(
    "text",
    [
        "it may take 20 weeks",
        "we march on",
        "24/7 care, 1/2 a day, 3.5 hours",
        "section 36(1) of the 2014 Act",
        "2 to 1 support",
        "year 10 in 2026",
        "07 12 24 56 78 9",
        "she may 100% need it",
        "16 to 25",
    ],
)
def test_what_is_no_date_stays_in_strict_mode(text: str) -> None:
    assert taken(text, strict=True) == []
