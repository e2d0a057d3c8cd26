"""Postcodes and plates go; school years, key stages, sections and roads stay."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import plates, postcodes
from privacy.placeholders import placeholder


def taken(text: str) -> list[tuple[str, str]]:
    found = collect(Message(text), [postcodes.find, plates.find])
    return [(text[span.start : span.end], placeholder(span)) for span in found]


@pytest.mark.parametrize(
    ("postcode", "area"),
    [
        ("SS9 5XX", "SS9"),
        ("SS95XX", "SS9"),
        ("ss0 9zz", "SS0"),
        ("SS12-0ZZ", "SS12"),
        ("E17 5XX", "E17"),
        ("EC1A 1ZZ", "EC1A"),
        ("cm2 9zz", "CM2"),
        ("SS9", "SS9"),
        ("ss 3", "SS3"),
        ("SS9 4", "SS9"),
        ("SS9  5XX", "SS9"),
    ],
)
def test_a_postcode_becomes_its_area(postcode: str, area: str) -> None:
    assert taken(f"we are {postcode} here") == [(postcode, f"[area: {area}]")]


@pytest.mark.parametrize(("text", "code"), [("postcode is E17", "E17"), ("we live in CM2 now", "CM2")])
def test_an_outward_code_of_elsewhere_goes_after_its_cue(text: str, code: str) -> None:
    assert taken(text) == [(code, f"[area: {code}]")]


@pytest.mark.parametrize("plate", ["AB12 CDE", "AB12CDE", "ab12cde", "A123 BCD", "P123BCD", "BCD 123P", "BCD123P"])
def test_a_plate_goes(plate: str) -> None:
    assert taken(f"it was {plate} again") == [(plate, "[number plate]")]


@pytest.mark.parametrize("plate", ["ab12 cde", "p12 bcd", "bcd 12p"])
def test_a_lower_case_plate_goes_after_its_cue(plate: str) -> None:
    assert taken(f"the taxi's reg is {plate}") == [(plate, "[number plate]")]


@pytest.mark.parametrize(
    "text",
    [
        "Y10 and Y9 SEN, yr10 and yr11 but not KS2 the first",
        "ASD, ADHD, KS2, KS4 PRU, SEND35A, s19 2nd, Y10 1st",
        "on the A127 and the M25 and the A13 now",
        "E17 and CM2 mean nothing here",
        "PIP 2 and DLA 1a",
        "at 10 am, in 20 day",
        "P45 and B1 level",
        "the minibus takes Y10 and Y11",
    ],
)
def test_look_alikes_stay(text: str) -> None:
    assert taken(text) == []
