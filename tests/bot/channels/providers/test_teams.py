"""What only Teams has: a signed token with claims, keys that change, and a token of our own."""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
import pytest

from bot.channels.bot_framework import may_answer_at
from tests.bot.channels.conftest import Open
from tests.bot.channels.provider import Answer, Called, Desk
from tests.bot.channels.standins.teams import KEY, OTHER_KEY, TeamsStandIn
from tests.bot.web.conftest import Scripted


@pytest.fixture
def teams() -> TeamsStandIn:
    return TeamsStandIn()


@pytest.fixture
def desk(teams: TeamsStandIn, scripted: Scripted, open_desk: Open) -> Desk:
    return open_desk(teams, scripted)


def post(desk: Desk, token: str, **payload: Any) -> int:
    raw = json.dumps({**desk.provider.payload(), **payload}).encode()
    return desk.post({"content-type": "application/json", "authorization": f"Bearer {token}"}, raw)


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://sts.windows.net/x/"},
        {"aud": "another-app"},
        {"exp": int(time.time()) - 6 * 60},
        {"nbf": int(time.time()) + 10 * 60},
        {"serviceurl": "https://evil.example/"},
        {"serviceurl": None},
        {"exp": None},
    ],
    ids=str,
)
def test_a_token_with_a_wrong_claim_is_refused(
    desk: Desk, teams: TeamsStandIn, scripted: Scripted, wrong: dict[str, Any]
) -> None:
    claims = {name: value for name, value in teams.claims(**wrong).items() if value is not None}
    assert post(desk, teams.token(claims)) == 403
    assert scripted.asked == []


def test_five_minutes_between_two_clocks_are_allowed(desk: Desk, teams: TeamsStandIn) -> None:
    assert post(desk, teams.token(teams.claims(exp=int(time.time()) - 4 * 60))) == 200
    desk.settle()


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_a_token_of_another_algorithm_is_refused(desk: Desk, teams: TeamsStandIn, algorithm: str) -> None:
    key = None if algorithm == "none" else "a key that anyone could have, thirty-two bytes"
    assert post(desk, jwt.encode(teams.claims(), key, algorithm=algorithm, headers={"kid": "k1"})) == 403


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "é.é.é".encode().decode("latin-1")])
def test_what_is_no_token_is_refused(desk: Desk, token: str) -> None:
    assert post(desk, token) in (401, 403)


def test_a_key_that_may_not_speak_for_teams_is_refused(desk: Desk, teams: TeamsStandIn) -> None:
    teams.keys["k1"] = (KEY, ["webchat"])
    assert post(desk, teams.token()) == 403


def test_an_activity_that_names_another_service_or_channel_is_refused(
    desk: Desk, teams: TeamsStandIn, scripted: Scripted
) -> None:
    assert post(desk, teams.token(), serviceUrl="https://evil.example/") == 403
    evil = "https://evil.example/"
    assert post(desk, teams.token(teams.claims(serviceurl=evil)), serviceUrl=evil) == 403
    assert post(desk, teams.token(), channelId="webchat") == 403
    assert scripted.asked == []


def test_keys_are_fetched_once_and_again_only_for_an_unknown_key_after_a_while(
    desk: Desk, teams: TeamsStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    [channel] = desk.channels.app.state.channels
    now = [1000.0]
    monkeypatch.setattr(channel._keys, "_clock", lambda: now[0])
    for _ in range(3):
        assert post(desk, teams.token()) == 200
    teams.keys["k2"] = (OTHER_KEY, ["msteams"])
    assert post(desk, teams.token(kid="k2", key=OTHER_KEY)) == 403
    assert teams.key_fetches == 1
    now[0] += 6 * 60
    assert post(desk, teams.token(kid="k2", key=OTHER_KEY)) == 200
    assert teams.key_fetches == 2
    desk.settle()


def test_our_own_token_is_fetched_once_and_again_when_it_is_refused(desk: Desk, teams: TeamsStandIn) -> None:
    desk.send()
    desk.hear(2)
    assert teams.tokens == 1
    teams.failures = [(401, {}, {})]
    desk.send()
    desk.hear(1)
    assert teams.tokens == 2


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://smba.trafficmanager.net/uk/", True),
        ("https://smba.trafficmanager.net:443/uk/", False),
        ("http://smba.trafficmanager.net/uk/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://x@smba.trafficmanager.net/", False),
        ("https://evil.example/smba.trafficmanager.net", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_our_token_goes_to_listed_services_only(url: str, allowed: bool) -> None:
    assert may_answer_at(url, ["https://smba.trafficmanager.net"]) is allowed


def test_keys_from_another_place_than_microsofts_are_not_taken(desk: Desk, teams: TeamsStandIn) -> None:
    original = teams.other_calls
    elsewhere = {"jwks_uri": "http://127.0.0.1:9/keys"}
    teams.other_calls = lambda called: (200, {}, elsewhere) if called.path == "/openid" else original(called)  # type: ignore[method-assign]
    assert post(desk, teams.token()) == 503


def test_while_keys_cannot_be_had_no_stranger_makes_us_ask_for_them_each_time(
    desk: Desk, teams: TeamsStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, asked = teams.other_calls, []

    def failing(called: Called) -> Answer | None:
        asked.append(called.path)
        return (500, {}, {}) if called.path == "/openid" else original(called)

    now = [1000.0]
    monkeypatch.setattr(desk.channels.app.state.channels[0]._keys, "_clock", lambda: now[0])
    monkeypatch.setattr(teams, "other_calls", failing)
    assert [post(desk, teams.token()) for _ in range(4)] == [503] * 4
    assert asked == ["/openid"]
    monkeypatch.setattr(teams, "other_calls", original)
    now[0] += 11
    assert post(desk, teams.token()) == 200
    desk.settle()
