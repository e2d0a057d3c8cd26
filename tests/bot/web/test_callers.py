"""Who calls: one network is one caller, and no address is ever kept."""

from __future__ import annotations

import ipaddress
from typing import Any

import pytest
from starlette.requests import Request

from bot.web.callers import Callers, parsed
from tests.bot.web.conftest import SECRET, Clock

PROXY = ipaddress.ip_network("10.0.0.0/8")


def request(host: str | None, *forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    scope: dict[str, Any] = {"type": "http", "headers": headers, "client": (host, 1) if host else None}
    return Request(scope)


@pytest.fixture
def callers(clock: Clock) -> Callers:
    return Callers(SECRET, [PROXY], clock)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("203.0.113.1", "203.0.113.254"),
        ("2001:db8:1:2::1", "2001:db8:1:ffff:1::9"),
        ("::ffff:203.0.113.1", "203.0.113.2"),
    ],
)
def test_addresses_of_one_network_are_one_caller(callers: Callers, one: str, other: str) -> None:
    assert callers.caller(request(one)) == callers.caller(request(other))


@pytest.mark.parametrize(
    ("one", "other"), [("203.0.113.1", "203.0.114.1"), ("2001:db8:1::1", "2001:db8:2::1"), ("203.0.113.1", None)]
)
def test_addresses_of_other_networks_are_other_callers(callers: Callers, one: str, other: str | None) -> None:
    assert callers.caller(request(one)) != callers.caller(request(other))


def test_a_caller_is_a_hash_that_needs_the_key_and_changes_each_day(callers: Callers, clock: Clock) -> None:
    today = callers.caller(request("203.0.113.1"))
    assert "203" not in today
    assert Callers(SECRET[::-1], [], clock).caller(request("203.0.113.1")) != today
    clock.now += 24 * 60 * 60
    assert callers.caller(request("203.0.113.1")) != today


def test_only_a_trusted_proxy_is_believed_about_who_is_behind_it(callers: Callers) -> None:
    parent = callers.caller(request("203.0.113.1"))
    assert callers.caller(request("10.1.2.3", "203.0.113.9")) == parent
    assert callers.caller(request("198.51.100.7", "203.0.113.9")) == callers.caller(request("198.51.100.7"))


def test_what_a_parent_claims_before_the_proxy_is_not_believed(callers: Callers) -> None:
    parent = callers.caller(request("203.0.113.1"))
    assert callers.caller(request("10.1.2.3", "192.0.2.1, 203.0.113.9")) == parent
    assert callers.caller(request("10.1.2.3", "192.0.2.1", "203.0.113.9, 10.9.9.9")) == parent


def test_what_is_no_address_ends_at_the_proxy(callers: Callers) -> None:
    assert callers.caller(request("10.1.2.3", "203.0.113.9, nonsense")) == callers.caller(request("10.1.2.3"))


@pytest.mark.parametrize("text", ["203.0.113.9", " 203.0.113.9:4711", "[::ffff:203.0.113.9]:443"])
def test_an_address_is_read_as_proxies_write_it(text: str) -> None:
    assert str(parsed(text)) == "203.0.113.9"


@pytest.mark.parametrize("text", ["", "unknown", "203.0.113", "1:2:3", "[", "١.١.١.١"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert parsed(text) is None
