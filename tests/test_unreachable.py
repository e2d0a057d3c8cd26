"""Modules of Rasa that we do not use are not reached: no server, no connector, no store, no download of a model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.settings import ROOT

# Loaded by the assistant as it serves: what Python has in memory after a turn was taken.
PROGRAM = """
import asyncio, sys, os
os.environ["SECRET_KEY"] = "a key for tests only, forty characters long"
os.environ["RECORD_KEYS"] = "tests:" + "QUJD" * 10 + "QUI="
os.environ["DATABASE_URL"] = "sqlite:///" + sys.argv[1] + "/record.db"
os.environ["OUTBOX_PATH"] = sys.argv[1] + "/outbox.db"
from bot.quiet import quiet
quiet()
from bot.assistant import Assistant, load_agent
said = asyncio.run(Assistant(load_agent(), 60.0).turn("0" * 32, "what is a senco"))
assert said[0]["text"], said
import gc, aiohttp, sanic, sentry_sdk
from rasa.core.channels.channel import InputChannel
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore
unwanted = (sanic.Sanic, InputChannel, aiohttp.ClientSession, InMemoryTrackerStore, SQLTrackerStore)
alive = [type(one).__name__ for one in gc.get_objects() if isinstance(one, unwanted)]
print("alive", *alive, "sentry" if sentry_sdk.Hub.current.client else "")
print("loaded", *[name for name in sys.modules if name.startswith("rasa")])
"""
# Never even loaded. Rasa's connectors are, since its folder of channels imports them all: of them no object is made.
NEVER = (
    "rasa.server",
    "rasa.core.run",
    "rasa.core.brokers.kafka",
    "rasa.core.brokers.pika",
    "rasa.core.brokers.sql",
    "rasa.nlu.persistor",
    "rasa.core.training.interactive",
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, assistant: object) -> dict[str, set[str]]:
    folder = tmp_path_factory.mktemp("unreachable")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROGRAM, str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {word: set(rest) for word, *rest in map(str.split, done.stdout.splitlines())}


@pytest.mark.parametrize("name", NEVER)
def test_a_part_of_rasa_that_faces_a_network_is_not_even_loaded(found: dict[str, set[str]], name: str) -> None:
    assert "rasa.core.agent" in found["loaded"]
    assert name not in found["loaded"]


def test_no_server_connector_client_or_foreign_store_is_alive_after_a_turn(found: dict[str, set[str]]) -> None:
    assert found["alive"] == set()
