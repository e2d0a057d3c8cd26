"""The door: what is refused, what is cut, and that typed words never become Rasa's own `/intent` syntax."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.door import MOST_CHARACTERS, Refusal, at_the_door
from content.flow_words import responses


@pytest.mark.parametrize("raw", ["", " ", "\n\t", "\u0000", "\u200b", "/", "///", " / / ", "\u3000", "\ufeff"])
def test_no_words_are_refused_as_empty(raw: str) -> None:
    assert at_the_door(raw).refusal is Refusal.empty


@pytest.mark.parametrize("raw", ["／", "／／", "/\u3164", "\u034f", "\ufe0f"])
def test_what_is_nothing_once_it_is_normalised_is_refused_as_empty(raw: str) -> None:
    assert at_the_door(raw).refusal is Refusal.empty


@pytest.mark.parametrize("raw", ["a" * 1001, "my son " * 200, "/" + "é" * 1001])
def test_more_than_a_thousand_characters_are_refused(raw: str) -> None:
    entered = at_the_door(raw)
    assert entered.refusal is Refusal.too_long
    assert entered.text == ""


@pytest.mark.parametrize(
    ("raw", "danger"),
    [
        ("I want to kill myself. " * 50, True),
        ("how do I appeal? " * 100 + "I want to kill myself", True),
        ("how do I appeal? " * 100, False),
        ("I want to kill myself", False),  # let in, so the pipeline reads it
        ("", False),
    ],
)
def test_plain_danger_is_seen_in_a_message_that_is_refused(raw: str, danger: bool) -> None:
    assert at_the_door(raw).danger is danger


@pytest.mark.parametrize("raw", ["a" * MOST_CHARACTERS, " " * 500 + "a" * MOST_CHARACTERS + "\n" * 500])
def test_a_thousand_characters_pass_and_blanks_around_do_not_count(raw: str) -> None:
    assert at_the_door(raw).refusal is None


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_has_words(refusal: Refusal) -> None:
    assert refusal.value in responses()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("how do I appeal?", "how do I appeal?"),
        ("how\u0000 do I\u001b appeal", "how  do I  appeal"),
        ("one\ntwo", "one\ntwo"),
        ("is it 2/3 of the year", "is it 2/3 of the year"),
        ("\ud800how do I appeal", "how do I appeal"),
    ],
)
def test_control_characters_become_blanks_and_words_stay(raw: str, text: str) -> None:
    assert at_the_door(raw).text == text


@pytest.mark.parametrize("raw", ["ring me on 07700 900123", "write to jo@example.org please"])
def test_personal_detail_is_taken_out_and_named(raw: str) -> None:
    entered = at_the_door(raw)
    assert "07700" not in entered.text
    assert "example" not in entered.text
    assert len(entered.taken_out) == 1


BLANKS = (
    " ",
    "\t",
    "\n",
    "\r",
    "\u00a0",
    "\u1680",
    "\u2003",
    "\u2028",
    "\u2029",
    "\u3000",
    "\u200b",
    "\u3164",
    "\u0085",
)


@pytest.mark.parametrize("blank", BLANKS, ids=lambda blank: f"U+{ord(blank):04X}")
def test_a_slash_in_front_is_cut_whatever_blanks_are_around_it(blank: str) -> None:
    for raw in (f"{blank}/restart", f"/{blank}/restart", f"//{blank}{blank}/{blank}/restart", f"/{blank}／restart"):
        # Rasa strips blanks from a message before it looks for a slash
        assert at_the_door(raw).text.strip() == "restart"


SLASHES = st.text(st.sampled_from([*BLANKS, "/", "／", "r", "{", '"', "\u034f", "\ufe0f"]), max_size=20)


@given(st.one_of(SLASHES, st.text(max_size=50).map(lambda text: f"/{text}")))
def test_no_typed_text_is_ever_a_payload(raw: str) -> None:
    assert not at_the_door(raw).text.strip().startswith("/")


@given(st.text(max_size=200))
def test_any_text_is_either_let_in_with_words_or_refused(raw: str) -> None:
    entered = at_the_door(raw)
    assert bool(entered.text.strip()) != bool(entered.refusal)
