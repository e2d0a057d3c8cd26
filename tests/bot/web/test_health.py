"""What whoever watches the service is told."""

from __future__ import annotations

from types import SimpleNamespace

from tests.bot.web.client import Client
from tests.bot.web.conftest import Scripted


def test_the_service_is_live_and_ready_with_a_ready_agent(client: Client) -> None:
    assert (client.get("/health/live").status, client.get("/health/ready").status) == (200, 200)


def test_the_service_is_live_but_not_ready_without_one(client: Client, scripted: Scripted) -> None:
    scripted.agent = SimpleNamespace(is_ready=lambda: False)
    assert (client.get("/health/live").status, client.get("/health/ready").status) == (200, 503)
