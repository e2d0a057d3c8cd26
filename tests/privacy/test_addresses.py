"""Homes and named streets go; roads, walks and places in general stay."""

import pytest

from privacy.collect import collect
from privacy.message import Message
from privacy.patterns import addresses


def taken(text: str) -> list[str]:
    return [text[span.start : span.end] for span in collect(Message(text), [addresses.find])]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("send it to 12 Acacia Avenue please", "12 Acacia Avenue"),
        ("12a acacia avenue", "12a acacia avenue"),
        ("12, Acacia Ave", "12, Acacia Ave"),
        ("Flat 3, 40 Acacia Court", "Flat 3, 40 Acacia Court"),
        ("we are in flat 3b", "flat 3b"),
        ("40 The Fennings", "40 The Fennings"),
        ("7 Old Mill View", "7 Old Mill View"),
        ("he gets lost on Acacia Grove", "Acacia Grove"),
        ("he gets lost on acacia road", "acacia road"),
        ("We live in acacia close", "acacia close"),
        ("we live at number 40", "number 40"),
        ("moved to Quarrin Place", "Quarrin Place"),
        ("Acacia Road is too far", "Acacia Road"),
        ("we live in a flat on London Road", "a flat on London Road"),
    ],
)
def test_a_home_goes(text: str, home: str) -> None:
    assert taken(text) == [home]


@pytest.mark.parametrize(
    "text",
    [
        "he walks into the road, on a busy road, on the main road",
        "it is a 20 minute walk and a 10 minutes drive",
        "no school place, 2 special places, in first place, in the right place",
        "one way or another, on the High Street, the civic centre in Victoria Avenue",
        "he runs down our street and in the park",
        "we are close, 3 weeks close, 2 close friends",
        "a flat 10% fee",
        "Tribunal Court and County Court",
        "Crossing Street safely",
        "he can live in a safe place",
        "on page 12 the way forward, in year 10 the drive to learn",
    ],
)
def test_roads_in_general_stay(text: str) -> None:
    assert taken(text) == []
