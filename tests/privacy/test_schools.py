"""Named schools go, with their kind where the list knows it; talk of schools stays."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.placeholders import placeholder
from privacy.schools import listed, shaped


def taken(text: str) -> list[tuple[str, str]]:
    found = collect(Message(text), [listed.find, shaped.find])
    return [(text[span.start : span.end], placeholder(span)) for span in found]


@pytest.mark.parametrize(
    ("text", "school", "shown"),
    [
        ("he goes to Kingsdown and loves it", "Kingsdown", "[school: special]"),
        ("she is at st nicholas school now", "st nicholas school", "[school: special]"),
        ("Hamstel Infants won't help", "Hamstel Infants", "[school: mainstream]"),
        ("hamstel juniors wont help", "hamstel juniors", "[school: mainstream]"),
        ("year 3 at thorpedene", "thorpedene", "[school: mainstream]"),
        ("he starts at Seevic College in may", "Seevic College", "[school]"),
        ("Oak Tree Primary School said no", "Oak Tree Primary School", "[school]"),
        ("we like Quarrington Academy best", "Quarrington Academy", "[school]"),
        ("The head of Mill View Special School", "Mill View Special School", "[school: special]"),
        ("Little Acorns nursery is full", "Little Acorns nursery", "[school]"),
        ("moved from St Aidan's last year", "St Aidan's", "[school]"),
        ("st aidans primary is full", "st aidans primary", "[school]"),
        ("quarrington primary is full", "quarrington primary", "[school]"),
    ],
)
def test_a_named_school_goes(text: str, school: str, shown: str) -> None:
    assert taken(text) == [(school, shown)]


@pytest.mark.parametrize(
    "text",
    [
        "Special school or mainstream school?",
        "My School won't help. Primary School is hard. The High School said no",
        "is there a special school in southend",
        "Which secondary school, high school or academy can we name",
        "we live in eastwood near the high street",
        "Nursery is going well, college is next",
        "An Independent School costs more",
        "SEMH School places",
        "the Infant School and the Junior School",
        "a sixth form college",
        "However school won't listen. Quarrin special needs, Quarrin high anxiety",
    ],
)
def test_talk_of_schools_stays(text: str) -> None:
    assert taken(text) == []
