"""Nothing is believed that the server did not make itself, for this conversation and this purpose."""

from __future__ import annotations

import re

import pytest

from bot.web.refused import Refused
from bot.web.tokens import Tokens
from tests.bot.web.conftest import SECRET, Clock

PAYLOAD = '/choose{"choice": "feedback_consent:yes"}'


def refusal(tokens: Tokens, session: str) -> str:
    with pytest.raises(Refused) as caught:
        tokens.conversation(session)
    return caught.value.code


def test_a_conversation_has_32_random_hexadecimal_digits(tokens: Tokens) -> None:
    made = {tokens.new_conversation() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in made)


def test_a_token_opens_the_conversation_it_was_made_for(tokens: Tokens) -> None:
    conversation = tokens.new_conversation()
    assert tokens.conversation(tokens.session(conversation)) == conversation


def test_a_token_lasts_half_an_hour_and_no_longer(tokens: Tokens, clock: Clock) -> None:
    session = tokens.session(tokens.new_conversation())
    clock.now += 30 * 60
    tokens.conversation(session)
    clock.now += 1
    assert refusal(tokens, session) == "session_expired"


def test_a_renewed_token_lasts_half_an_hour_from_its_renewal(tokens: Tokens, clock: Clock) -> None:
    conversation = tokens.new_conversation()
    clock.now += 29 * 60
    renewed = tokens.session(conversation)
    clock.now += 29 * 60
    assert tokens.conversation(renewed) == conversation


def test_a_token_changed_in_any_one_character_is_refused(tokens: Tokens) -> None:
    session = tokens.session(tokens.new_conversation())
    for at, character in enumerate(session):
        changed = session[:at] + ("0" if character != "0" else "1") + session[at + 1 :]
        assert refusal(tokens, changed) == "session_invalid"


@pytest.mark.parametrize(
    "session",
    ["", "x", "." * 3, "é" * 109, "\ud800", "a" * 32 + ".1." + "0" * 64, "a" * 32 + ".-1." + "0" * 64, "0" * 100_000],
)
def test_what_is_no_token_at_all_is_refused(tokens: Tokens, session: str) -> None:
    assert refusal(tokens, session) == "session_invalid"


def test_a_token_of_another_servers_key_is_refused(tokens: Tokens, clock: Clock) -> None:
    foreign = Tokens(SECRET[::-1], 30 * 60, clock)
    assert refusal(tokens, foreign.session(foreign.new_conversation())) == "session_invalid"


def test_a_token_from_the_future_is_refused(tokens: Tokens, clock: Clock) -> None:
    session = tokens.session(tokens.new_conversation())
    clock.now -= 120
    assert refusal(tokens, session) == "session_expired"


def test_a_choice_comes_back_as_what_it_stands_for(tokens: Tokens) -> None:
    conversation = tokens.new_conversation()
    assert tokens.payload(conversation, tokens.sealed("choice", conversation, PAYLOAD)) == PAYLOAD


def test_a_choice_of_another_conversation_is_refused(tokens: Tokens) -> None:
    choice = tokens.sealed("choice", tokens.new_conversation(), PAYLOAD)
    with pytest.raises(Refused, match="choice_invalid"):
        tokens.payload(tokens.new_conversation(), choice)


def test_a_choice_changed_to_stand_for_something_else_is_refused(tokens: Tokens) -> None:
    conversation = tokens.new_conversation()
    choice = tokens.sealed("choice", conversation, PAYLOAD)
    with pytest.raises(Refused, match="choice_invalid"):
        tokens.payload(conversation, choice.replace("yes", "no"))


@pytest.mark.parametrize("choice", ["", PAYLOAD, "0" * 64 + PAYLOAD, "é" * 70, "\ud800" * 70])
def test_a_choice_without_a_true_mac_is_refused(tokens: Tokens, choice: str) -> None:
    with pytest.raises(Refused, match="choice_invalid"):
        tokens.payload(tokens.new_conversation(), choice)


def test_what_was_sealed_for_one_purpose_is_nothing_for_another(tokens: Tokens) -> None:
    conversation = tokens.new_conversation()
    assert tokens.opened("choice", conversation, tokens.sealed("transcript", conversation, PAYLOAD)) is None
    issued = str(int(tokens._clock()))
    assert refusal(tokens, f"{conversation}.{issued}.{tokens.mac('choice', conversation, issued)}") == "session_invalid"
