"""What whoever watches the service is told."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from bot.web.app import create_app
from tests.bot.web.client import Client, served
from tests.bot.web.conftest import SETTINGS, Clock, Scripted


def test_the_service_is_live_and_ready_with_a_ready_agent(client: Client) -> None:
    assert (client.get("/health/live").status, client.get("/health/ready").status) == (200, 200)


def test_the_service_is_live_but_not_ready_without_one(client: Client, scripted: Scripted) -> None:
    scripted.agent = SimpleNamespace(is_ready=lambda: False)
    assert (client.get("/health/live").status, client.get("/health/ready").status) == (200, 503)


@pytest.mark.parametrize(
    ("there", "status", "said"),
    [
        ({"record": True, "redis": True}, 200, {"status": "ready"}),
        ({"record": False, "redis": True}, 200, {"status": "degraded", "missing": ["record"]}),
        ({"record": True, "redis": False}, 503, {"status": "not ready", "missing": ["redis"]}),
        ({"record": False, "redis": False}, 503, {"status": "not ready", "missing": ["record", "redis"]}),
    ],
)
def test_what_cannot_be_reached_is_named(
    scripted: Scripted, clock: Clock, there: dict[str, bool], status: int, said: dict[str, Any]
) -> None:
    checks = {name: partial(bool, answers) for name, answers in there.items()}
    with served(create_app(scripted, SETTINGS, clock, checks=checks)) as base:  # type: ignore[arg-type]
        ready = Client(base).get("/health/ready")
    assert (ready.status, ready.json) == (status, said)
