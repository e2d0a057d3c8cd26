"""Starts everything and prints the addresses: `python -m bot.serve`; `make run`. Ctrl-C or SIGTERM ends it well."""

from __future__ import annotations

import asyncio
import importlib
import os
import secrets
import signal
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.channels.settings import ChannelSettings, read_channel_settings
from bot.quiet import quiet
from bot.settings import ROOT, Settings, SettingsError, read_settings

if TYPE_CHECKING:
    import uvicorn
    from sqlalchemy import Engine
    from starlette.routing import BaseRoute

    from bot.assistant import Assistant
    from bot.channels.app import Channels
    from bot.turns import Turns
    from feedback.public import PublicRecord


class CannotServeError(RuntimeError):
    """The address or the record cannot be had; the message says which and what to do."""

    for_operators = True


def _checked_settings() -> Settings:
    settings = read_settings()
    if not (ROOT / "data" / "council" / f"{settings.council}.yml").is_file():
        raise SettingsError(f"COUNCIL is {settings.council!r}, but there is no data/council/{settings.council}.yml")
    return settings


def _assistant(settings: Settings) -> Assistant:
    from bot.assistant import Assistant, load_agent
    from bot.tracker_store import AllowListTrackerStore

    store = AllowListTrackerStore(None, seconds=settings.idle_minutes * 60, most=settings.most_conversations)
    return Assistant(load_agent(tracker_store=store), settings.turn_seconds)


def _open_record() -> tuple[Engine, Engine]:
    """The record, and the file of this machine where needs wait while it cannot be reached."""
    from feedback.database import engine
    from feedback.local import local
    from feedback.sealing import keyring

    keyring()
    return _opened(engine, "the record of feedback", "DATABASE_URL"), _opened(local, "the outbox", "OUTBOX_PATH")


def _opened(open_it: Callable[[], Engine], what: str, setting: str) -> Engine:
    try:
        opened = open_it()
        opened.connect().close()
    except Exception as error:
        if getattr(error, "for_operators", False):
            raise
        reason = type(error).__name__  # the rest of its message may hold the address with its password
        raise CannotServeError(f"{what} could not be opened ({reason}): see {setting} in .env") from None
    return opened


async def _warm_up(assistant: Turns, settings: Settings) -> None:
    """The first turn is the slowest: take it before a parent does, and see that there is an answer."""
    from bot.assistant import NotReadyError
    from content.topics import topics
    from privacy import redact

    redact.warm(settings.names_model)
    question = next(topic.examples[0] for topic in topics().values() if topic.examples)
    messages = await assistant.turn(secrets.token_hex(16), question)
    if not any(message["buttons"] for message in messages):
        raise NotReadyError("the assistant did not answer a first question; the log above says where it failed")


def _take_address(settings: Settings) -> socket.socket:
    """Taken before the slow part, so that a wrong address is told at once; nobody is let in before `listen`."""
    listening = socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        where = f"{settings.host}:{settings.port}"
        raise CannotServeError(f"cannot listen on {where}: {error.strerror}. Set HOST and PORT in .env") from None
    return listening


def _print_addresses(settings: Settings, listening: socket.socket) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{listening.getsockname()[1]}"
    print(f"Parents: {address}/\nStaff:   {address}/staff/{_nobody_yet()}\nHealth:  {address}/health/ready")
    print("Stop with Ctrl-C.", flush=True)


def _nobody_yet() -> str:
    from feedback.database import engine
    from feedback.people import fetch_people

    return "" if fetch_people(engine()) else "  (nobody can sign in yet: see `make staff-user`)"


async def _serve() -> None:
    settings = _checked_settings()
    found = read_channel_settings()
    with _take_address(settings) as listening:
        record, beside = _open_record()
        assistant = _in_line(_assistant(settings), settings)
        await _warm_up(assistant, settings)
        channels = _channels(assistant, settings, found)
        server = _server(assistant, settings, [*_staff(), *_mounted(channels)])
        listening.listen(server.config.backlog)
        delivering = asyncio.create_task(_keep_delivering(beside, record))
        _print_addresses(settings, listening)
        try:
            await server.serve(sockets=[listening])
        finally:
            if channels is not None:
                await channels.close()
        delivering.cancel()


async def _keep_delivering(beside: Engine, record: Engine) -> None:
    from feedback.delivery import keep_delivering

    await keep_delivering(beside, record)


def _in_line(assistant: Assistant, settings: Settings) -> Turns:
    from bot.turns import Turns

    return Turns(assistant, settings.turn_seconds)


def _staff() -> list[BaseRoute]:
    """The staff site, loaded by name: nothing of the parents' side imports it."""
    from starlette.routing import Mount

    from bot.nlu.features import sentence_vectors
    from feedback.database import engine

    read_settings = importlib.import_module("staff.settings").read_settings
    staff = importlib.import_module("staff.app")
    return [staff.to_start(), Mount("/staff", staff.create_app(read_settings(), engine(), encode=sentence_vectors))]


def _channels(assistant: Turns, settings: Settings, found: ChannelSettings) -> Channels | None:
    if not found.channels:
        return None
    from bot.channels.app import open_channels

    return open_channels(assistant, settings, found)


def _mounted(channels: Channels | None) -> list[BaseRoute]:
    from starlette.routing import Mount

    return [] if channels is None else [Mount("/channels", channels.app)]


def _server(assistant: Turns, settings: Settings, mounts: list[BaseRoute]) -> uvicorn.Server:
    from bot.web.app import create_app
    from bot.web.serving import server

    return server(create_app(assistant, settings, public_record=_public_record(), mounts=mounts))


def _public_record() -> PublicRecord:
    from feedback.database import engine
    from feedback.public import PublicRecord
    from feedback.settings import read_settings
    from feedback.tries import make_tries

    settings = read_settings()
    return PublicRecord(engine(), settings.secret_key, tries=make_tries(settings.secret_key, settings.redis_url))


def _leave(*_: Any) -> None:
    """Uvicorn raises the signal again once it has stopped; being told to stop is no failure."""
    raise SystemExit(0)


def main() -> None:
    quiet()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # read when numpy is imported; more threads only slow a small model down
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    asyncio.run(_serve())


if __name__ == "__main__":
    main()
