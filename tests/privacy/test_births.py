"""A date with a birth cue goes; the same date without one, and births without a date, stay."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import births


def taken(text: str) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text), [births.find])]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("born 3/4/15", "3/4/15"),
        ("he was born on 3rd April 2015", "3rd April 2015"),
        ("dob 03.04.2015", "03.04.2015"),
        ("D.O.B: 03-04-2015", "03-04-2015"),
        ("date of birth is 3 apr 2015", "3 apr 2015"),
        ("her birthday is on the 3rd of April", "3rd of April"),
        ("bday 3rd april", "3rd april"),
        ("3 April 2015 is his birthday", "3 April 2015"),
        ("on 3/4/2015 (dob)", "3/4/2015"),
        ("born at Southend hospital on 3 April 2015", "3 April 2015"),
        ("dob 030415", "030415"),
        ("DOB 03042015", "03042015"),
        ("dob: 03 04 15", "03 04 15"),
        ("born in 2015", "2015"),
        ("born March 2015", "March 2015"),
        ("birthday 3/4", "3/4"),
        ("she turns 7 on 3 April", "3 April"),
        ("birth date 2015-04-03", "2015-04-03"),
        ("dob is third of april 2015", "third of april 2015"),
    ],
)
def test_a_birth_date_goes(text: str, date: str) -> None:
    assert taken(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "they wrote on 3 April 2026",
        "the birth was hard. They wrote on 3 April 2026",
        "born at 28 weeks",
        "born 6 weeks early",
        "for his birthday he got a weighted blanket",
        "the stubborn child of 2015",
        "the deadline is on 3 April",
    ],
)
def test_no_birth_date_stays(text: str) -> None:
    assert taken(text) == []
