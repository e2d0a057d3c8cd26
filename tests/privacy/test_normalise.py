"""Every text gets one spelling, and every character still knows where it stood."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy.normalise import normalise


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain words, 12 of them", "plain words, 12 of them"),
        ("\uff10\uff17\uff17\uff10\uff10", "07700"),
        ("\u0660\u0661\u0662", "012"),
        ("07\u200b700\u200d\u2060", "07700"),
        ("a\U000e0041\U000e0042b", "ab"),
        ("a\ufe0f\U000e0101b", "ab"),
        ("so\u00adft", "soft"),
        ("\x00nul\x07", "nul"),
        ("line\nnext\ttab", "line\nnext\ttab"),
        ("caf\u0065\u0301", "caf\u00e9"),
        ("no\u00a0break", "no break"),
        ("\ue000\ue001private", "private"),
        ("\u30cf\uff9e", "\u30d0"),
        ("", ""),
    ],
)
def test_a_spelling_becomes_the_plain_one(written: str, read: str) -> None:
    assert normalise(written).text == read


def test_offsets_lead_back_over_what_was_stripped() -> None:
    found = normalise("x \uff11\u200b\uff12 y")
    assert found.text == "x 12 y"
    assert found.original(2, 4) == (2, 5)


def test_a_ligature_leads_back_to_its_one_character() -> None:
    found = normalise("a\ufb01b")
    assert found.text == "afib"
    assert [found.original(i, i + 1) for i in (1, 2)] == [(1, 2), (1, 2)]


@given(st.text())
def test_a_second_reading_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(st.text())
def test_decomposed_text_reads_as_composed(text: str) -> None:
    latin = "".join(letter for letter in text if ord(letter) < 0x250)
    assert normalise(unicodedata.normalize("NFD", latin)).text == normalise(latin).text


@given(st.text(min_size=1))
def test_offsets_stay_inside_the_text_and_in_order(text: str) -> None:
    found = normalise(text)
    assert len(found.starts) == len(found.ends) == len(found.text)
    assert list(found.starts) == sorted(found.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
