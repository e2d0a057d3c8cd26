from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.splitting import split


@given(st.text(alphabet=st.sampled_from("ab .?!\n:/"), max_size=400), st.integers(min_value=3, max_value=60))
def test_nothing_is_lost_and_no_piece_is_too_long_or_empty(text: str, most: int) -> None:
    pieces = split(text, most)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < len(piece) <= most for piece in pieces)


def test_a_short_text_stays_as_it_is() -> None:
    assert split("One.\n\n- two\n- three", 100) == ["One.\n\n- two\n- three"]


def test_a_break_between_paragraphs_is_best_then_sentences_then_words() -> None:
    assert split("First one. And more.\n\nSecond one.", 25) == ["First one. And more.", "Second one."]
    assert split("First one here. Second one here.", 25) == ["First one here.", "Second one here."]
    assert split("one two three four five", 12) == ["one two", "three four", "five"]
    assert split("aaaaaaaaaa", 4) == ["aaaa", "aaaa", "aa"]


def test_an_address_on_the_web_is_not_cut() -> None:
    address = "https://www.southend.gov.uk/a-rather-long-path"
    pieces = split(f"Some words before it. {address} and words after it.", 60)
    assert any(address in piece for piece in pieces)
