"""The way in: placeholders, kinds, offsets into the text as it was given."""

import dataclasses

import pytest

from privacy.placeholders import band
from privacy.redact import Redacted, redact, spans

PLACEHOLDERS = [
    *("[name]", "[school: special]", "[school: mainstream]", "[school]", "[age 0\u20134]", "[age 5\u201310]"),
    *("[age 11\u201315]", "[age 16\u201325]", "[age: adult]", "[area: SS9]", "[date of birth]", "[date]", "[phone]"),
    *("[email]", "[NHS number]", "[NI number]", "[number]", "[address]", "[reference]", "[link]", "[handle]"),
    *("[number plate]", "[bank details]"),
]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_a_placeholder_is_left_alone(placeholder: str, strict: bool) -> None:
    said = f"they told {placeholder} that {placeholder} is right"
    assert redact(said, strict) == Redacted(said, ())


def test_nothing_hides_behind_what_looks_like_a_placeholder() -> None:
    assert redact("[area: OLIVER] and [name: oliver] and [age oliver]").text.lower().count("oliver") == 0


def test_kinds_are_named_once_in_the_order_met() -> None:
    found = redact("Rukhsana, 07700 900123, and Kwabena at SS9 5XX")
    assert found.kinds == ("PERSON", "PHONE", "POSTCODE")
    assert found.text == "[name], [phone], and [name] at [area: SS9]"


def test_the_result_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        redact("hello").text = "other"  # type: ignore[misc]


def test_offsets_point_into_the_text_as_given() -> None:
    said = "x\u200by \uff10\uff17\uff17\uff10\uff10 900\u2060123 ok"
    assert [said[start:end] for start, end, _ in spans(said)] == ["\uff10\uff17\uff17\uff10\uff10 900\u2060123"]


def test_what_is_invisible_does_not_pass() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "oliver")
    assert redact(f"hello{hidden} there").text == "hello there"


def test_a_placeholder_that_is_a_cue_is_read_again() -> None:
    assert redact("My 7yo Quarrin").text == "My [age 5\u201310] [name]"


BANDS = {"0\u20134": (0, 4), "5\u201310": (5, 10), "11\u201315": (11, 15), "16\u201325": (16, 25), "adult": (26, 90)}


@pytest.mark.parametrize(("years", "shown"), [(year, shown) for shown, edges in BANDS.items() for year in edges])
def test_an_age_falls_in_its_band(years: int, shown: str) -> None:
    assert band(years) == shown


@pytest.mark.parametrize("said", ["", " ", "\n", "\u200b", "ok", "?", "[", "]", "[name"])
def test_next_to_nothing_is_left_as_it_is(said: str) -> None:
    assert redact(said).kinds == ()
    assert spans(said) == []
