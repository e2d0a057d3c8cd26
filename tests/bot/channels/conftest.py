"""Every channel, one after the other, behind a real server: with an assistant that says what a test wants."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import os
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest
import redis

from bot.channels.app import open_channels
from bot.channels.settings import read_channel_settings
from bot.turns import Turns
from tests.bot.channels import standins
from tests.bot.channels.provider import SITE_ADDRESS, Api, Desk, StandIn, api_served, channels_served
from tests.bot.web.conftest import SETTINGS, Scripted

Open = Callable[..., Desk]


def stand_ins() -> list[type[StandIn]]:
    """Every class in standins/: a new channel's stand-in is found by being there."""
    names = [module.name for module in pkgutil.iter_modules(standins.__path__)]
    modules = [importlib.import_module(f"{standins.__name__}.{name}") for name in names]
    found = [one for module in modules for one in vars(module).values() if inspect.isclass(one)]
    return sorted({one for one in found if issubclass(one, StandIn) and one is not StandIn}, key=lambda one: one.kind)


@pytest.fixture(params=stand_ins(), ids=lambda one: one.kind)
def provider(request: pytest.FixtureRequest) -> StandIn:
    made: StandIn = request.param()
    return made


@pytest.fixture
def scripted() -> Scripted:
    return Scripted()


@pytest.fixture(scope="session")
def api() -> Iterator[Api]:
    with api_served() as api:
        yield api


@pytest.fixture
def open_desk(api: Api, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    with ExitStack() as stack:

        def opened(provider: StandIn, assistant: Any, redis_url: str = "") -> Desk:
            api.stand(provider, monkeypatch)
            environment = {"SITE_ADDRESS": SITE_ADDRESS, **provider.settings}
            settings = replace(SETTINGS, redis_url=redis_url)
            slept: list[float] = []

            async def sleep(seconds: float) -> None:
                slept.append(seconds)

            channels = open_channels(assistant, settings, read_channel_settings(environment), sleep)
            return Desk(provider, channels, stack.enter_context(channels_served(assistant, channels)), slept)

        yield opened


@pytest.fixture
def desk(provider: StandIn, scripted: Scripted, open_desk: Open) -> Desk:
    return open_desk(provider, scripted)


@pytest.fixture(scope="session")
def turns(assistant: Any) -> Iterator[Turns]:
    made = Turns(assistant, seconds=60.0)
    asyncio.run(made.turn("the first turn is the slowest", "school transport"))
    yield made
    made.close()


REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/13")


@pytest.fixture
def redis_url() -> Iterator[str]:
    client = redis.Redis.from_url(REDIS_URL, socket_connect_timeout=1)
    try:
        client.ping()
    except redis.exceptions.RedisError:
        pytest.skip(f"no Redis at {REDIS_URL}: start one, or name another in TEST_REDIS_URL")
    yield REDIS_URL
    if keys := client.keys("channels:*"):
        client.delete(*keys)
    client.close()


@pytest.fixture
def redis_keys(redis_url: str) -> Iterator[Callable[[], list[tuple[str, str, int]]]]:
    """Every key of the channels there: its name, its value, and the seconds it has left."""
    client = redis.Redis.from_url(redis_url, decode_responses=True)

    def found() -> list[tuple[str, str, int]]:
        return [(key, client.get(key), client.ttl(key)) for key in client.keys("channels:*")]

    yield found
    client.close()
