"""A parent's address and words are in no log and no store of ours, whatever fails on the way."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from bot.channels.channel import Incoming
from bot.channels.kept import InMemory
from bot.quiet import PlaceOnly
from tests.bot.channels.conftest import Open
from tests.bot.channels.provider import Desk, StandIn
from tests.bot.web.conftest import Scripted

CANARY = "Zephyrine Quillfeather"


@pytest.fixture
def printed() -> Iterator[io.StringIO]:
    """All that this process would print, with every logger at its most talkative."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(PlaceOnly())
    root = logging.getLogger()
    before = root.handlers[:], root.level
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG)
    with redirect_stdout(out), redirect_stderr(out):
        yield out
    root.handlers[:], root.level = before


def canaries(provider: StandIn) -> list[str]:
    address = str(provider.sender)
    return [CANARY, "Zephyrine", "Canary", "canary", address, address.removeprefix("whatsapp:+"), "a:1conversation"]


def go_wrong(desk: Desk, assistant: Any) -> None:
    """One message answered, one refused with its own words in the answer, one lost, one unsigned, one too large."""
    provider = desk.provider
    text = f"my child {CANARY} has no transport"
    desk.send(text=text)
    desk.settle()
    provider.failures = [(400, {}, {"error": {"message": f"{provider.sender} {CANARY}"}})]
    desk.send(text=text)
    desk.settle()
    provider.failures = [(500, {}, {"error": {"message": f"{provider.sender} {CANARY}"}})] * 6
    desk.send(text=text)
    desk.settle()
    _, raw = provider.signed(provider.payload(text=text))
    desk.post({"content-type": "application/json"}, raw)
    desk.send(text=CANARY * 9000)
    if isinstance(assistant, Scripted):
        assistant.fails = True
    desk.send(text=text)
    desk.settle()


def test_nothing_printed_holds_an_address_or_words(
    provider: StandIn, scripted: Scripted, open_desk: Open, printed: io.StringIO
) -> None:
    desk = open_desk(provider, scripted)
    go_wrong(desk, scripted)
    lines = printed.getvalue()
    assert "refused a reply with status 400" in lines
    assert "could not be answered" in lines
    assert [canary for canary in canaries(provider) if canary in lines] == []


def test_nothing_kept_holds_an_address_or_words(
    provider: StandIn, turns: Any, open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from feedback.database import engine

    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'record.db'}")
    engine.cache_clear()
    desk = open_desk(provider, turns)
    go_wrong(desk, turns)
    conversations = str(vars(turns.agent.tracker_store.shelf)["_kept"])
    kept = desk.channels.kept
    assert isinstance(kept, InMemory)
    everything = conversations + str(kept._values) + "".join(map(str, tmp_path.rglob("*")))
    everything += "".join(path.read_bytes().decode("latin-1") for path in tmp_path.rglob("*") if path.is_file())
    assert len(kept._values) > 3
    assert [canary for canary in canaries(provider) if canary in everything] == []
    engine.cache_clear()


def test_nothing_in_redis_holds_an_address_or_words(
    provider: StandIn, turns: Any, open_desk: Open, redis_url: str, redis_keys: Any
) -> None:
    desk = open_desk(provider, turns, redis_url)
    go_wrong(desk, turns)
    kept = redis_keys()
    assert len(kept) > 3
    assert all(0 < seconds <= 24 * 60 * 60 for _, _, seconds in kept)
    everything = "".join(f"{key} {value}" for key, value, _ in kept)
    assert [canary for canary in canaries(provider) if canary in everything] == []


def test_a_message_that_is_printed_shows_neither_address_nor_words() -> None:
    incoming = Incoming("m1", "sms", "+447700900001", {"To": "+447700900001"}, text=CANARY)
    assert "447700900001" not in repr(incoming)
    assert CANARY not in repr(incoming)
