"""Starts everything and prints the addresses: `python -m bot.serve`; `make run`. Ctrl-C or SIGTERM ends it well."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.address import CannotServeError, address_of, take_address
from bot.channels.settings import ChannelSettings, read_channel_settings
from bot.quiet import quiet, silence_prints
from bot.settings import ROOT, Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.assistant import Assistant
    from bot.short_memory import ShortMemory


def _checked_settings() -> Settings:
    settings = read_settings()
    if not (ROOT / "data" / "council" / f"{settings.council}.yml").is_file():
        raise SettingsError(f"COUNCIL is {settings.council!r}, but there is no data/council/{settings.council}.yml")
    return settings


def _memory(settings: Settings) -> ShortMemory:
    from bot.short_memory import open_memory

    memory = open_memory(settings)
    if memory.redis is not None and not memory.redis.answers():
        raise CannotServeError("Redis could not be reached: see REDIS_URL in .env")
    return memory


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


def _print_addresses(settings: Settings, listening: socket.socket) -> None:
    address = address_of(settings, listening)
    print(f"Parents: {address}/\nStaff:   {address}/staff/{_nobody_yet()}\nHealth:  {address}/health/ready")
    print("Stop with Ctrl-C.", flush=True)


def _nobody_yet() -> str:
    from feedback.database import engine
    from feedback.people import fetch_people

    return "" if fetch_people(engine()) else "  (nobody can sign in yet: see `make staff-user`)"


@dataclass(frozen=True)
class _Ready:
    """All that is opened once, before the first worker is."""

    settings: Settings
    channels: ChannelSettings
    memory: ShortMemory
    assistant: Assistant
    listening: socket.socket

    def work(self, worker: str = "") -> None:
        self.memory.be_worker(worker)
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        from bot.metrics import Metrics
        from bot.mounts import mounted, open_messaging, open_public_record, staff_site
        from bot.turns import Turns
        from bot.watching import metrics_route, watching
        from bot.web.app import create_app
        from bot.web.serving import server
        from feedback.delivery import keep_delivering
        from feedback.outbox import count_waiting

        record, beside = _open_record()
        metrics = Metrics(partial(count_waiting, beside))
        assistant = replace(self.assistant, watch=watching(metrics))
        turns = Turns(assistant, self.settings.turn_seconds, locks=assistant.agent.lock_store)
        checks: dict[str, Callable[[], bool]] = {"record": partial(_answers, record)}
        if self.memory.redis is not None:
            checks["redis"] = self.memory.redis.answers
        channels = open_messaging(turns, self.settings, self.channels)
        mounts = [metrics_route(metrics), *staff_site(), *mounted(channels)]
        app = create_app(
            turns,
            self.settings,
            public_record=open_public_record(),
            mounts=mounts,
            replies=self.memory.replies,
            checks=checks,
        )
        delivering = asyncio.create_task(keep_delivering(beside, record))
        try:
            await server(app, shared=self.settings.workers > 1).serve(sockets=[self.listening])
        finally:
            if channels is not None:
                await channels.close()
            delivering.cancel()
            turns.close()

    def let_go(self) -> None:
        """What a fork would share and break: threads and connections. Each worker makes its own."""
        from feedback.database import engine
        from feedback.local import local

        for opened in (engine, local):
            opened().dispose()
            opened.cache_clear()
        if self.memory.redis is not None:
            self.memory.redis.close()


def _answers(record: Engine) -> bool:
    try:
        record.connect().close()
    except Exception:
        return False
    return True


def _serve() -> None:
    from bot.workers import Workers

    settings, channels = _checked_settings(), read_channel_settings()
    quiet(settings.log_level)
    with take_address(settings) as listening:
        _open_record()
        memory = _memory(settings)
        from bot.short_memory import open_assistant
        from bot.warm_up import warm_up

        ready = _Ready(settings, channels, memory, open_assistant(settings, memory), listening)
        asyncio.run(warm_up(ready.assistant, settings.names_model))
        from bot.web.serving import STOP_SECONDS, WAITING_CONNECTIONS

        listening.listen(WAITING_CONNECTIONS)
        _print_addresses(settings, listening)
        silence_prints()
        if settings.workers == 1:
            ready.work()
            return
        ready.let_go()
        with tempfile.TemporaryDirectory(prefix="send-counts-") as folder:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder  # read when bot.metrics is imported, in each worker
            Workers(settings.workers, ready.work, memory.seen_dead, STOP_SECONDS).run()


def main() -> None:
    from bot.workers import STOP, leave

    quiet()
    # Read when numpy and the tokenizer are imported. More threads only slow a small model down, and no fork has them.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    for number in STOP:
        signal.signal(number, leave)
    _serve()


if __name__ == "__main__":
    main()
