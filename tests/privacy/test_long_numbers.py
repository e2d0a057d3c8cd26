"""Bank details and long numbers go; money, years, dates and sections stay."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import banks, dates, numbers


def taken(text: str) -> list[tuple[str, str]]:
    found = collect(Message(text), [banks.find, dates.find, numbers.find])
    return [(text[span.start : span.end], span.kind) for span in found]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sort code 20-00-00", "20-00-00"),
        ("sort code: 200000", "200000"),
        ("sort code 12-03-26", "12-03-26"),
        ("pay 20-44-99", "20-44-99"),
        ("account number 00012345", "00012345"),
        ("acc no: 0001 2345", "0001 2345"),
        ("a/c 00012345", "00012345"),
        ("card 4000 1234 5678 9010", "4000 1234 5678 9010"),
        ("GB00 TEST 0000 0001 2345 67", "GB00 TEST 0000 0001 2345 67"),
    ],
)
def test_bank_details_go(text: str, number: str) -> None:
    assert taken(text) == [(number, "BANK")]


@pytest.mark.parametrize(
    "number", ["123456", "12345678901234", "123 456", "1 2 3 4 5 6", "123.456.789", "12 34 56 78", "1.2.3.4.5.6"]
)
def test_a_long_number_goes(number: str) -> None:
    assert taken(f"it says {number} on it") == [(number, "NUMBER")]


@pytest.mark.parametrize(
    "text",
    [
        "\u00a36,000 or \u00a310,500",
        "12345",
        "0-25 and 2014",
        "from 9-11 15-17",
        "2023-2024 and 2025-26 and 2024 2025",
        "12-03-26 and 12.03.2026 and 12 03 2026",
        "SI 2014/1530",
        "section 36(1), 37, 38",
        "111, 999, 16, 25",
        "weeks 6 16 20",
    ],
)
def test_money_years_and_dates_stay(text: str) -> None:
    assert taken(text) == []
