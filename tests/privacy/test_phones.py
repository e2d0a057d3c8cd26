"""Telephone numbers go in every spelling; other numbers stay. All are from Ofcom's drama ranges."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import phones, spoken_numbers


def taken(text: str) -> list[str]:
    return [text[s.start : s.end] for s in collect(Message(text), [phones.find, spoken_numbers.find])]


@pytest.mark.parametrize(
    "number",
    [
        "07700900123",
        "07700 900123",
        "07700 900 123",
        "077 00 90 01 23",
        "07700-900-123",
        "07700.900.123",
        "07700/900123",
        "0 7 7 0 0 9 0 0 1 2 3",
        "07700  900 - 123",
        "(01632) 960123",
        "01632 960123",
        "(01632)960 123",
        "+44 7700 900123",
        "+447700900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "447700900123",
        "O77OO 9OO123",
        "020 7946 0123",
        "+1 212 555 0123",
        "oh seven seven double oh nine double oh one two three",
        "zero one six three two, nine six zero, one two three",
        "07 seven double zero 900 one two three",
    ],
)
def test_a_number_goes_whole(number: str) -> None:
    assert taken(f"you can reach me on {number}, thanks") == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [("my number is 960123", "960123"), ("phone: 7700 900123", "7700 900123"), ("ring me on 960 123", "960 123")],
)
def test_a_short_number_goes_after_its_cue(text: str, number: str) -> None:
    assert taken(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "dial 111 or 999",
        "call 101 and wait",
        "ages 0 to 25, 2014 Act, section 19",
        "it took 6 weeks, then 16, then 20",
        "it costs \u00a36,000 or 10,500 a year",
        "one or two of the three in four",
        "ring me at 3 or 4",
        "oh no, not one more",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert taken(text) == []
