"""The web chat behind a real server: once with the real assistant, and with one that says what a test wants."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.settings import Settings
from bot.turns import BusyError
from bot.web.app import create_app
from bot.web.tokens import Tokens
from tests.bot.web.client import Client, served
from tests.bot.web.small_record import SmallRecord

SECRET = "a key for tests only, forty characters long"
SETTINGS = Settings(host="127.0.0.1", port=0, secret_key=SECRET, council="southend", turns_a_minute_by_network=10_000)
BUTTONS = [
    {"title": "Tell me more", "payload": '/show_more{"topic": "transport"}'},
    {"title": "Stop", "payload": "/stop"},
]
ANSWER: dict[str, Any] = {
    "text": "Hello.",
    "kind": "answer",
    "topic": "transport",
    "title": "Getting to school",
    "law": "Education Act 1996",
    "source": {"title": "The council's page", "url": "https://www.southend.gov.uk/x"},
    "checked": "2026-11-23",
    "buttons": BUTTONS,
}


@dataclass
class Scripted:
    """An assistant that says one thing, and remembers what it was asked."""

    messages: list[dict[str, Any]] = field(default_factory=lambda: [ANSWER])
    asked: list[tuple[str, str, str | None, str]] = field(default_factory=list)
    seconds: float = 0.0
    fails: bool = False
    understood: dict[str, Any] = field(default_factory=dict)
    agent: Any = field(default_factory=lambda: SimpleNamespace(is_ready=lambda: True))

    async def turn(
        self, conversation: str, text: str = "", choice: str | None = None, channel: str = "web"
    ) -> list[dict[str, Any]]:
        self.asked.append((conversation, text, choice, channel))
        await asyncio.sleep(self.seconds)
        if self.fails:
            raise RuntimeError(f"could not answer {text}")
        return self.messages

    async def likeliest(self, text: str) -> dict[str, Any]:
        if self.fails:
            raise BusyError
        return self.understood


@dataclass
class Clock:
    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def scripted() -> Scripted:
    return Scripted()


@pytest.fixture
def tokens(clock: Clock) -> Tokens:
    return Tokens(SECRET, 30 * 60, clock)


@pytest.fixture
def small_record() -> SmallRecord:
    return SmallRecord()


@pytest.fixture
def site(scripted: Any, small_record: SmallRecord) -> Iterator[Client]:
    """The pages beside the chat, with a record, at an address of their own."""
    settings = replace(SETTINGS, public_url="https://send.example.gov.uk")
    with served(create_app(scripted, settings, public_record=small_record)) as base:
        yield Client(base)


@pytest.fixture
def client(scripted: Any, clock: Callable[[], float]) -> Iterator[Client]:
    with served(create_app(scripted, SETTINGS, clock)) as base:
        yield Client(base)


def real_record() -> Any:
    """As bot/serve.py hands it to the pages."""
    from feedback.database import engine
    from feedback.public import PublicRecord
    from feedback.settings import read_settings

    return PublicRecord(engine(), read_settings().secret_key)


@pytest.fixture(scope="session")
def parents_site(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the chat with the real assistant."""
    from feedback.database import engine
    from feedback.local import local

    folder: Path = tmp_path_factory.mktemp("record")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite:///{folder / 'record.db'}")
        patch.setenv("OUTBOX_PATH", str(folder / "outbox.db"))
        engine.cache_clear()
        local.cache_clear()
        with served(create_app(assistant, SETTINGS, public_record=real_record())) as base:
            yield base
        for kept in (engine, local):
            kept().dispose()
            kept.cache_clear()


@pytest.fixture
def parent_client(parents_site: str) -> Client:
    return Client(parents_site)
