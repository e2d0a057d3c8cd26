"""Two workers behind one address, as they are really started: killed in mid-turn, they lose that turn and no more."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.bot.web.client import Client, Reply
from tests.bot.web.test_serve import start
from tests.redis_server import RedisServer

PATIENCE_SECONDS = 40


@dataclass
class Service:
    process: subprocess.Popen[str]
    client: Client
    pool: ThreadPoolExecutor

    @property
    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="utf-8")
        return [int(pid) for pid in children.split()]

    def sent(self, **asked: Any) -> Future[Reply]:
        return self.pool.submit(self.client.turn, **asked)


@pytest.fixture(scope="module")
def service(assistant: Any, shared_redis: RedisServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Started once. The assistant is asked for so that there is a model."""
    with start(tmp_path_factory.mktemp("record"), REDIS_URL=shared_redis.url, WORKERS="2") as process:
        assert process.stdout is not None
        address = process.stdout.readline().removeprefix("Parents: ").strip()
        with ThreadPoolExecutor(8) as pool:
            service = Service(process, Client(address), pool)
            while len(service.workers) < 2:
                time.sleep(0.05)
            yield service
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def button(reply: Reply, title: str) -> str:
    rows = [row for message in reply.json["messages"] for row in message["buttons"]]
    return next(str(row["choice"]) for row in rows if row["title"] == title)


def words(reply: Reply) -> str:
    return "\n".join(message["text"] for message in reply.json["messages"])


def answered(service: Service, **asked: Any) -> Reply:
    """As the page does it: sent again, the same message, until there is an answer."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            reply = service.client.turn(**asked)
        except OSError:
            reply = None
        if reply is not None and reply.status == 200:
            return reply
        assert time.monotonic() < until, reply
        time.sleep(0.2)


def test_both_workers_answer(service: Service) -> None:
    assert len(service.workers) == 2
    before = {pid: ticks(pid) for pid in service.workers}
    replies = [service.sent(session=None, text="how do I appeal?") for _ in range(16)]
    assert {reply.result().status for reply in replies} == {200}
    assert [pid for pid in service.workers if ticks(pid) - before[pid] < 2] == []


def ticks(pid: int) -> int:
    """How much it has computed."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def test_the_same_message_at_once_is_answered_once_whoever_gets_it(service: Service) -> None:
    first = service.client.turn(session=None, text="I want to give feedback")
    asked = {"session": first.json["session"], "choice": button(first, "Yes, go on"), "message_id": "the-same-message"}
    replies = [reply.result() for reply in [service.sent(**asked) for _ in range(2)]]
    assert [reply.status for reply in replies] == [200, 200]
    assert replies[0].json["messages"] == replies[1].json["messages"]


@pytest.mark.parametrize("milliseconds", [0, 12, 30])
def test_a_turn_whose_workers_are_killed_is_answered_when_sent_again_and_the_form_goes_on(
    service: Service, milliseconds: int
) -> None:
    first = service.client.turn(session=None, text="I want to give feedback")
    asked = {
        "session": first.json["session"],
        "choice": button(first, "Yes, go on"),
        "message_id": f"kill-{milliseconds:04d}",
    }
    under_way = service.sent(**asked)
    time.sleep(milliseconds / 1000)
    for pid in service.workers:
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(OSError):  # then the page says that the message did not get through
        under_way.result()
    again = answered(service, **asked)
    groups = answered(service, session=again.json["session"], choice=button(again, "Something else"))
    kinds = answered(service, session=groups.json["session"], choice=button(groups, "School, and getting there"))
    assert button(kinds, "Travel to school or college")
    until = time.monotonic() + PATIENCE_SECONDS
    while len(service.workers) < 2 and time.monotonic() < until:  # one that died young is started after a pause
        time.sleep(0.1)
    assert len(service.workers) == 2


def test_told_to_stop_it_finishes_the_turn_under_way(service: Service) -> None:
    """The last of this module: the service is over after it."""
    under_way = service.sent(session=None, text="how do I appeal?")
    time.sleep(0.01)
    started = time.monotonic()
    service.process.send_signal(signal.SIGTERM)
    assert under_way.result().status == 200
    service.process.wait(timeout=20)
    assert time.monotonic() - started < 12
    assert service.process.returncode == 0
