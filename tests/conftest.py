"""One trained assistant for the whole run; every test its own conversation and its own database."""

from __future__ import annotations

import asyncio
import os
import secrets
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from memory.redis_clients import RedisClients
from tests.redis_server import RedisServer, running

os.environ["SECRET_KEY"] = "a key for tests only, forty characters long"
os.environ["RECORD_KEYS"] = f"tests:{'QUJD' * 10}QUI="
os.environ.setdefault("OMP_NUM_THREADS", "1")

Message = dict[str, Any]


@pytest.fixture(scope="session", autouse=True)
def _record_of_no_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every answer counts its topic and looks for replies: in a record of this run, never in the one of this folder."""
    folder = tmp_path_factory.mktemp("no-machine")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / 'record.db'}")
        patch.setenv("OUTBOX_PATH", str(folder / "outbox.db"))
        yield


@pytest.fixture(scope="session")
def assistant() -> Any:
    """The real assistant with the real model, loaded once."""
    from bot.quiet import quiet

    quiet(hook=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the imports of Rasa and its packages warn; ours may not
        from bot.assistant import Assistant, load_agent
        from bot.train import train
        from privacy.redact import warm

        warm()  # its lists are read before the first parent, as bot.serve does it
        return Assistant(load_agent(train()))


@pytest.fixture(scope="session")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@dataclass
class Conversation:
    """A parent's side of a conversation, as plain calls."""

    assistant: Any
    runner: asyncio.Runner
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    last: list[Message] = field(default_factory=list)

    def say(self, text: str) -> str:
        """Everything the assistant says to a typed message, as one text."""
        self.last = self.runner.run(self.assistant.turn(self.id, text))
        return self.text

    def tap(self, title: str) -> str:
        """Taps the button of that title among those shown last."""
        payloads = {row["title"]: row["payload"] for row in self.buttons}
        assert title in payloads, f"no button {title!r} among {list(payloads)}"
        self.last = self.runner.run(self.assistant.turn(self.id, choice=payloads[title]))
        return self.text

    @property
    def text(self) -> str:
        return "\n\n".join(message["text"] for message in self.last)

    @property
    def buttons(self) -> list[dict[str, str]]:
        return [row for message in self.last for row in message["buttons"]]

    @property
    def titles(self) -> list[str]:
        return [row["title"] for row in self.buttons]

    @property
    def topic(self) -> str | None:
        """The topic of the answer, if there was one."""
        return next((message["topic"] for message in self.last if message.get("topic")), None)


@pytest.fixture
def parent(assistant: Any, runner: asyncio.Runner) -> Conversation:
    return Conversation(assistant, runner)


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty record of its own, which the assistant writes to during the test."""
    from feedback.database import engine
    from feedback.local import local

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    monkeypatch.setenv("OUTBOX_PATH", str(tmp_path / "outbox.db"))
    engine.cache_clear()
    local.cache_clear()
    yield engine()
    for opened in (engine, local):
        opened().dispose()
        opened.cache_clear()


@pytest.fixture(scope="session")
def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """For tests that leave it as it is."""
    with running(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """For a test that stops it, or reads all it holds."""
    with running(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def connect() -> Iterator[Callable[[RedisServer], RedisClients]]:
    """Connections to a Redis, closed after the test; each call stands for a process of its own."""
    made: list[RedisClients] = []

    def new(server: RedisServer) -> RedisClients:
        made.append(RedisClients(server.url))
        return made[-1]

    yield new
    for clients in made:
        clients.close()
