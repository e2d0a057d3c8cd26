"""A child's age becomes a band; limits, durations, school years, sections and money stay."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import ages
from privacy.placeholders import masked, placeholder


def taken(text: str) -> list[tuple[str, str]]:
    found = collect(Message(masked(text)), [ages.find])
    return [(text[span.start : span.end], placeholder(span)) for span in found]


@pytest.mark.parametrize(
    ("text", "age", "shown"),
    [
        ("he is 7", "7", "[age 5\u201310]"),
        ("He's 7 and cannot read", "7", "[age 5\u201310]"),
        ("shes 3", "3", "[age 0\u20134]"),
        ("she's nearly 8", "8", "[age 5\u201310]"),
        ("my son is 12 now", "12", "[age 11\u201315]"),
        ("my 7 year old can't sleep", "7 year old", "[age 5\u201310]"),
        ("my 7-year-old", "7-year-old", "[age 5\u201310]"),
        ("a seven year old", "seven year old", "[age 5\u201310]"),
        ("my 7yo", "7yo", "[age 5\u201310]"),
        ("7 y/o boy", "7 y/o", "[age 5\u201310]"),
        ("aged 7", "7", "[age 5\u201310]"),
        ("he's 7 yrs", "7 yrs", "[age 5\u201310]"),
        ("turned 5 last week", "5", "[age 5\u201310]"),
        ("18 months old", "18 months old", "[age 0\u20134]"),
        ("my daughter, 14, refuses", "14", "[age 11\u201315]"),
        ("my son (4)", "4", "[age 0\u20134]"),
        ("[name] is 9", "9", "[age 5\u201310]"),
        ("[name] 9 asd non verbal", "9", "[age 5\u201310]"),
        ("Name [name], age 9, is home", "9", "[age 5\u201310]"),
        ("Okoro (9) cries", "9", "[age 5\u201310]"),
        ("im 17 and have a plan", "17", "[age 16\u201325]"),
        ("I am 43", "43", "[age: adult]"),
        ("he was two when he was diagnosed. He is six.", "six", "[age 5\u201310]"),
        ("he is 5 and a half", "5 and a half", "[age 5\u201310]"),
    ],
)
def test_an_age_becomes_its_band(text: str, age: str, shown: str) -> None:
    assert (age, shown) in taken(text)


def test_every_age_of_a_list_goes() -> None:
    assert [age for age, _ in taken("they are 5, 7 and 12")] == ["5", "7", "12"]
    assert [age for age, _ in taken("my 5 and 7 year olds")] == ["5", "7 year olds"]


@pytest.mark.parametrize(
    "text",
    [
        "it is 7 weeks late and she is 7 weeks behind",
        "he is 2 years behind, she was 3 months late",
        "Y2, year 10, yr 9, KS2, Reception (4)",
        "until what age does a plan last, up to 25, under 5, over 16, post 16, 16 to 25, 0-25, at 18",
        "until he is 25, when she turns 18, once he's 16",
        "from age 2 to age 25, ages 5 to 11, aged 16 to 25, aged 11-16",
        "section 36(1), \u00a36,000, 111 and 999",
        "he is 1 of 30, she is 2nd, they are 2 different things",
        "he is 6 miles away and home at 3, he's 10 minutes late",
        "she's 100% right, it was 5pm, he is 1:1",
        "one is enough, he is one of many",
        "children 5 and under, a child of 25 hours",
        "they are two schools",
        "the form is 4 pages, it is 7",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert taken(text) == []
