"""Forty invented families say who they are, everywhere and whatever fails; then everything is searched for them.

Real redactor, one that drops everything, one that drops nothing. LEAKS=all: all four
machines (`make leak-test`); LEAKS=full: every family in every turn there; neither: one machine.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import redis
from sqlalchemy import create_engine, text

from bot.settings import ROOT
from bot.train import train
from feedback.database import make_engine
from tests.bot.web.client import Client
from tests.leaks import places
from tests.leaks.identities import CONTROL, Identity, identities
from tests.leaks.searching import Searched
from tests.leaks.talking import (
    FAULTS,
    THANKS,
    ByJson,
    ByPage,
    InTerminal,
    asking,
    giving_feedback,
    receipts,
    refused,
    reviewing,
)
from tests.redis_server import running
from tests.staff.site import Clock, Office

FULL = os.environ.get("LEAKS") == "full"
KINDS = ["identity"]
MORE = ["real", "drop", "identity on PostgreSQL and Redis"]
START_SECONDS = 300  # a busy machine


@dataclass
class Machine:
    """One machine of its own: its folders, its database, the assistant on it, and what was typed there."""

    folder: Path
    redactor: str
    postgres: str = ""
    redis: str = ""
    who: list[Identity] = field(default_factory=lambda: identities(random.SystemRandom().randrange(10**9)))
    turns: int = 0

    def __post_init__(self) -> None:
        for name in ("tmp", "models", "switches", "data"):
            (self.folder / name).mkdir()
        self.model = shutil.copy(train(), self.folder / "models")

    @property
    def database(self) -> str:
        return self.postgres or f"sqlite:///{self.folder / 'data' / 'record.db'}"

    @property
    def outbox(self) -> Path:
        return self.folder / "data" / "outbox.db"

    def start(self, what: str, stdin: int | None = None) -> subprocess.Popen[str]:
        environment = {
            **os.environ, "HOST": "127.0.0.1", "PORT": "0", "DATABASE_URL": self.database, "REDIS_URL": self.redis,
            "OUTBOX_PATH": str(self.outbox), "TMPDIR": str(self.folder / "tmp"), "MODEL": str(self.model),
            "LOG_LEVEL": "DEBUG", "LOG_LEVEL_LIBRARIES": "DEBUG", "TURNS_A_MINUTE": "1000000",
            "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        command = [sys.executable, "-m", "tests.leaks.started", what, self.redactor, str(self.folder / "switches")]
        with (self.folder / f"{what}.out").open("w") as out, (self.folder / f"{what}.err").open("w") as err:
            return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=stdin, stdout=out, stderr=err, text=True)

    def said(self, what: str) -> str:
        return (self.folder / f"{what}.out").read_text(encoding="utf-8")

    @contextmanager
    def failing(self, fault: str) -> Iterator[None]:
        (self.folder / "switches" / fault).touch()
        yield
        (self.folder / "switches" / fault).unlink()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Another holds the record for longer than anybody waits."""
        with ExitStack() as stack:
            if self.postgres:
                engine = create_engine(self.postgres)
                stack.callback(engine.dispose)
                other = stack.enter_context(engine.connect())
                other.execute(text("LOCK TABLE unmet_need IN ACCESS EXCLUSIVE MODE"))
            else:
                file = sqlite3.connect(self.folder / "data" / "record.db", isolation_level=None)
                stack.callback(file.close)
                file.execute("BEGIN EXCLUSIVE")
            yield

    def plant(self) -> None:
        """The control, in each place where the program itself did not print it (started.py)."""
        (self.folder / "models" / "planted").write_text(CONTROL, encoding="utf-8")
        places.plant_in_sqlite(self.outbox)
        if self.postgres:
            places.plant_in_postgres(self.postgres)
        else:
            places.plant_in_sqlite(self.folder / "data" / "record.db")
        if self.redis:
            redis.Redis.from_url(self.redis).set("planted", CONTROL)

    def left(self) -> dict[str, bytes]:
        """Every place, by name."""
        Path(self.model).unlink(missing_ok=True)
        found = {f"{what}: {end}": (self.folder / f"{what}.{end}").read_bytes()
                 for what in ("serve", "say") for end in ("err",)}  # fmt: skip
        # What `say` prints are its answers: a parent's own screen.
        found["serve: stdout"] = (self.folder / "serve.out").read_bytes()
        found["temporary files"] = places.contents(self.folder / "tmp")
        found["models"] = places.contents(self.folder / "models")
        found |= places.in_sqlite("outbox", self.outbox)
        if self.postgres:
            found["PostgreSQL"] = places.in_postgres(self.postgres)
        else:
            found |= places.in_sqlite("record", self.folder / "data" / "record.db")
        if self.redis:
            found["Redis"] = places.in_redis(self.redis)
        return found


def address(machine: Machine, process: subprocess.Popen[str]) -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"Parents: (\S+)\n", machine.said("serve")):
            return found[1]
        time.sleep(0.1)
    raise AssertionError((machine.folder / "serve.err").read_text()[-2000:])


def in_every_flow(machine: Machine, client: Client) -> None:
    """Turn after turn another family; in the full run every one of them begins once."""
    for first in range(0, len(machine.who), 1 if FULL else 20):
        who = machine.who[first:] + machine.who[:first]
        for door in (ByJson, ByPage):
            said = asking(door(client), who) + (sent := giving_feedback(door(client), who))
            machine.turns += len(said)
            assert THANKS in sent[-1]


def in_every_failure(machine: Machine, client: Client) -> None:
    for number, fault in enumerate(FAULTS):
        families = machine.who if FULL else machine.who[number :: len(FAULTS)]
        with machine.failing(fault):
            for one in families:
                reply = client.turn(text=one.message)
                assert (reply.status == 500) == (fault == "handler")
                assert one.name not in reply.text
            ByPage(client).say(machine.who[0].message)
            machine.turns += len(families) + 1
    statuses = refused(client, machine.who if FULL else machine.who[:4])
    machine.turns += len(statuses)
    assert {413, 422, 404} <= set(statuses)
    assert 500 not in statuses


def while_locked(machine: Machine, client: Client) -> None:
    def lock() -> Iterator[None]:
        with machine.locked():
            yield
            yield

    held = lock()
    said = giving_feedback(ByJson(client), machine.who[10:], held)
    held.close()
    machine.turns += len(said)
    assert THANKS in said[-1]


def in_the_terminal(machine: Machine) -> None:
    door = InTerminal()
    asking(door, machine.who)
    giving_feedback(door, machine.who)
    process = machine.start("say", subprocess.PIPE)
    process.communicate("\n".join(door.lines) + "\n", timeout=START_SECONDS)
    assert process.returncode == 0
    assert THANKS in machine.said("say")
    machine.turns += len(door.lines)


def killed_in_mid_turn(machine: Machine, client: Client, process: subprocess.Popen[str]) -> None:
    with machine.failing("killed"), pytest.raises(ConnectionError):
        client.turn(text=machine.who[0].message)
    process.wait(timeout=30)


def live_through(machine: Machine) -> None:
    process = machine.start("serve")
    try:
        client = Client(address(machine, process))
        in_every_flow(machine, client)
        in_every_failure(machine, client)
        while_locked(machine, client)
        receipts(client, ByJson(client), machine.who)
        engine = make_engine(machine.database)
        statuses = reviewing(Office(client.base, engine, Clock(time.time())), machine.who)
        engine.dispose()
        assert statuses.count(200) > 4, statuses
        killed_in_mid_turn(machine, client, process)
    finally:
        process.kill()
        process.wait()
    in_the_terminal(machine)


def hits(found: dict[str, bytes], who: list[Identity]) -> list[tuple[str, str, list[str]]]:
    searched = {place: Searched(data) for place, data in found.items()}
    return [
        (place, detail, forms)
        for place, each in searched.items()
        for one in who
        for detail in one.details
        if (forms := each.holds(detail))
    ]


@pytest.fixture(params=[*KINDS, *MORE] if os.environ.get("LEAKS") else KINDS)
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Machine]:
    kind, elsewhere, _ = request.param.partition(" on ")
    if not elsewhere:
        yield Machine(tmp_path, kind)
        return
    with running(tmp_path) as server:
        yield Machine(tmp_path, kind, request.getfixturevalue("postgres"), server.url)


def test_nothing_that_is_left_on_the_machine_says_who_a_family_is(machine: Machine) -> None:
    begun = time.monotonic()
    live_through(machine)
    found = machine.left()
    assert hits(found, machine.who) == []
    in_the_columns = hits({"sealed columns": places.unsealed(machine.database, machine.outbox)}, machine.who)
    assert bool(in_the_columns) == (machine.redactor == "identity")
    machine.plant()
    after = machine.left()
    assert [place for place, data in after.items() if not Searched(data).holds(CONTROL)] == []
    figures = (len(machine.who), machine.turns, len(found), sum(map(len, found.values())), time.monotonic() - begun)
    sys.stdout.write(f"\n{machine.redactor}: %d families, %d turns, %d places, %d bytes, %d s\n" % figures)
