"""Plain text as paragraphs, lists and links."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.blocks import blocks, linked


def shape(text: str) -> list[tuple[str, int, list[list[str]]]]:
    return [(block.kind, block.start, block.items) for block in blocks(text)]


def test_blank_lines_part_paragraphs_and_other_lines_stay_in_one() -> None:
    assert shape("To: x\nSubject: y\n\nDear team") == [("p", 1, [["To: x", "Subject: y"]]), ("p", 1, [["Dear team"]])]


def test_lists_begin_without_a_blank_line_and_end_at_other_text() -> None:
    assert shape("You need:\n- this\n- that\nThen go.") == [
        ("p", 1, [["You need:"]]),
        ("ul", 1, [["this"], ["that"]]),
        ("p", 1, [["Then go."]]),
    ]


def test_a_numbered_list_keeps_its_numbers() -> None:
    assert shape("1. one\n2. two") == [("ol", 1, [["one"], ["two"]])]
    assert shape("3. three") == [("ol", 3, [["three"]])]


def test_an_indented_line_goes_on_in_the_entry_above() -> None:
    assert shape("- by 3 May.\n  That is a Sunday.\n- next") == [
        ("ul", 1, [["by 3 May.", "That is a Sunday."], ["next"]])
    ]


@pytest.mark.parametrize("text", ["2026 was", "1.5 hours", "-5 degrees", "12 March. Then"])
def test_numbers_and_dashes_in_prose_make_no_list(text: str) -> None:
    assert shape(text) == [("p", 1, [[text]])]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Go to https://a.uk.", "https://a.uk"),
        ("(https://a.uk/b_c)", "https://a.uk/b_c"),
        ("https://a.uk/b, or", "https://a.uk/b"),
        ("https://a.uk/?x=1&y=2", "https://a.uk/?x=1&amp;y=2"),
    ],
)
def test_an_https_address_is_a_link_without_the_punctuation_after_it(line: str, address: str) -> None:
    assert f'<a href="{address}">{address}</a>' in linked(line)


@pytest.mark.parametrize("line", ["http://a.uk", "javascript:alert(1)", "www.a.uk", "https://", 'https://"onclick="x'])
def test_nothing_else_is_a_link(line: str) -> None:
    assert "<a" not in linked(line)


@given(st.lists(st.sampled_from(["https://a.uk", "<b>", "</a>", '"', "'", "&", "&lt;", " ", "x", "."])).map("".join))
def test_whatever_was_written_only_our_own_links_are_tags(line: str) -> None:
    left = re.sub(r'<a href="https://[^"<>]+">|</a>', "", linked(line))
    assert "<" not in left
    assert '"' not in left


@given(st.text(alphabet="abc \n", max_size=100))
def test_no_word_is_lost(text: str) -> None:
    printed = [word for block in blocks(text) for item in block.items for line in item for word in line.split()]
    assert printed == text.split()
