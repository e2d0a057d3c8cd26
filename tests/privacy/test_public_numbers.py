"""NHS and National Insurance numbers go; look-alikes stay. The NHS numbers are from the 999 test range."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import health_numbers, insurance_numbers


def taken(text: str) -> list[tuple[str, str]]:
    found = collect(Message(text), [insurance_numbers.find, health_numbers.find])
    return [(text[span.start : span.end], span.kind) for span in found]


@pytest.mark.parametrize(
    "number",
    ["999 123 4616", "999-123-4616", "999.123.4617", "9991234616", "9991234617", "999 1234616", "99 91 23 46 16"],
)
def test_an_nhs_number_goes_after_its_cue(number: str) -> None:
    assert taken(f"his NHS number is {number}") == [(number, "NHS")]
    assert taken(f"nhs no: {number}, please") == [(number, "NHS")]


@pytest.mark.parametrize("number", ["999 123 4616", "999 123 4617", "999-123-4616"])
def test_a_grouped_nhs_number_goes_without_a_cue(number: str) -> None:
    assert taken(f"it is {number}.") == [(number, "NHS")]


def test_ten_digits_with_a_right_check_digit_are_an_nhs_number() -> None:
    # 999 000 0018: 9*10 + 9*9 + 9*8 + 1*2 = 245, 245 % 11 = 3, 11 - 3 = 8.
    assert taken("it is 9990000018") == [("9990000018", "NHS")]
    assert taken("it is 9990000017") == []


@pytest.mark.parametrize(
    "number",
    [
        "QQ123456C",
        "QQ 12 34 56 C",
        "qq 12 34 56 c",
        "QQ-12-34-56-C",
        "ZZ 123456 A",
        "Q Q 1 2".replace(" ", "") + "3456D",
    ],
)
def test_an_ni_number_goes(number: str) -> None:
    assert taken(f"I am {number} by the way") == [(number, "NINO")]


def test_an_ni_number_without_its_last_letter_goes_after_its_cue() -> None:
    assert taken("my NI number is QQ 12 34 56") == [("QQ 12 34 56", "NINO")]


@pytest.mark.parametrize(
    "text",
    ["dial nhs 111 for help", "the NHS took 18 weeks", "KS2 and Y10", "section 19 20 21", "SEND 2014 code"],
)
def test_other_numbers_stay(text: str) -> None:
    assert taken(text) == []
