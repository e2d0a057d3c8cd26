"""The shape of a stand-in, and the little server it runs on. Recorded requests are in payloads/<name>.json."""

from __future__ import annotations

import itertools
import json
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Condition, Thread
from typing import Any, ClassVar

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from bot.channels.app import Channels
from bot.web.app import create_app
from tests.bot.web.client import Client
from tests.bot.web.conftest import SETTINGS

PAYLOADS = Path(__file__).parent / "payloads"
SITE_ADDRESS = "https://send.example.gov.uk"
SECONDS = 20
Answer = tuple[int, dict[str, str], Any]


@dataclass(frozen=True)
class Called:
    """One call that we made to the provider."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> Any:
        assert self.headers["content-type"] == "application/json"
        return json.loads(self.raw)


@dataclass(frozen=True)
class Said:
    """What a parent would see of it."""

    text: str
    choices: dict[str, str] = field(default_factory=dict)  # title: what a tap on it sends


class StandIn(ABC):
    name: ClassVar[str]  # of the channel's module
    kind: ClassVar[str]  # as the record calls it
    sender: ClassVar[Any]  # the parent, as the provider names them
    other_sender: ClassVar[Any]
    settings: ClassVar[dict[str, str]]
    most_characters: ClassVar[int]
    can_tap: ClassVar[bool] = True
    has_times: ClassVar[bool] = True

    def __init__(self) -> None:
        self.base = ""
        self.heard: list[Said] = []
        # Answers to the next messages, before it takes them.
        self.failures: list[Answer] = []
        self.tried = 0
        self.faults: list[BaseException] = []
        self._changed = Condition()
        self._numbers = itertools.count(1000)
        self._recorded = json.loads((PAYLOADS / f"{self.name}.json").read_text(encoding="utf-8"))

    @abstractmethod
    def connect(self, base: str, patch: pytest.MonkeyPatch) -> None:
        """Lets the channel call this address in place of the provider's."""

    @abstractmethod
    def signed(self, payload: Any) -> tuple[dict[str, str], bytes]:
        """A request with that payload as the provider sends it."""

    @abstractmethod
    def understood(self, called: Called) -> Said:
        """A message that we sent, after checking all that the provider would check."""

    def other_calls(self, called: Called) -> Answer | None:
        """The answer to a call that is not a message to a parent."""
        return None

    def recorded(self, what: str) -> list[Any]:
        found = self._recorded.get(what, [])
        return found if isinstance(found, list) else [found]

    def payload(self, what: str = "text", **given: Any) -> Any:
        return self.filled(self.recorded(what)[0], **given)

    def filled(self, recorded: Any, **given: Any) -> Any:
        now = given.pop("time", time.time())
        values = {
            "TEXT": "hello there",
            "SENDER": self.sender,
            "MESSAGE": self.new_id(),
            "TIME": self.moment(now),
            "ISO": datetime.fromtimestamp(now, UTC).isoformat().replace("+00:00", "Z"),
            **self.own_values(),
            **{name.upper(): value for name, value in given.items()},
        }
        return _fill(recorded, values)

    def own_values(self) -> dict[str, Any]:
        return {}

    def new_id(self) -> Any:
        return f"M{next(self._numbers)}"

    def moment(self, seconds: float) -> int:
        return int(seconds)

    async def serve(self, request: Request) -> Response:
        headers = dict(request.headers)
        called = Called(request.url.path, dict(request.query_params), headers, await request.body())
        try:
            status, extra, content = self._answer(called)
        except BaseException as fault:
            self.faults.append(fault)
            status, extra, content = 400, {}, {"error": {"message": "the stand-in does not understand"}}
        with self._changed:
            self._changed.notify_all()
        return JSONResponse(content, status, extra)

    def _answer(self, called: Called) -> Answer:
        if (other := self.other_calls(called)) is not None:
            return other
        said = self.understood(called)
        assert 0 < len(said.text) <= self.most_characters
        self.tried += 1
        if self.failures:
            return self.failures.pop(0)
        self.heard.append(said)
        return 200, {}, {"ok": True}

    def wait(self, until: Callable[[], bool]) -> None:
        with self._changed:
            came = self._changed.wait_for(lambda: bool(self.faults) or until(), SECONDS)
        if self.faults:
            raise self.faults[0]
        assert came, f"waited in vain; heard {self.heard}"


def _fill(recorded: Any, values: dict[str, Any]) -> Any:
    if isinstance(recorded, dict):
        return {name: _fill(value, values) for name, value in recorded.items()}
    if isinstance(recorded, list):
        return [_fill(value, values) for value in recorded]
    if isinstance(recorded, str) and recorded.startswith("<") and recorded.endswith(">"):
        return values.get(recorded[1:-1], recorded)
    return recorded


@dataclass
class Desk:
    """The service with one channel on, and the provider's stand-in on the other side."""

    provider: StandIn
    channels: Channels
    base: str
    slept: list[float]

    @property
    def address(self) -> str:
        return f"/channels/{self.provider.name}"

    def post(self, headers: dict[str, str], raw: bytes) -> int:
        return Client(self.base).request("POST", self.address, raw, headers).status

    def send(self, what: str = "text", **given: Any) -> int:
        return self.post(*self.provider.signed(self.provider.payload(what, **given)))

    def idle(self) -> bool:
        return len(self.channels.replies) == 0

    def hear(self, least: int = 1) -> list[Said]:
        """What is said to the parent until nothing is left to answer; then forgotten here."""
        self.provider.wait(lambda: len(self.provider.heard) >= least)
        self.settle()
        heard, self.provider.heard = self.provider.heard, []
        return heard

    def settle(self) -> None:
        until = time.monotonic() + SECONDS
        while not self.idle():
            assert time.monotonic() < until
            time.sleep(0.002)
        if self.provider.faults:
            raise self.provider.faults[0]


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """As tests/bot/web/client.py `served`, with the application's own end."""
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False, ws="none", lifespan="on")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.005)
            assert thread.is_alive()
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@dataclass
class Api:
    """The server of the stand-ins, one for the whole run; each test puts its own behind it."""

    base: str = ""
    provider: StandIn | None = None

    async def serve(self, request: Request) -> Response:
        assert self.provider is not None
        return await self.provider.serve(request)

    def stand(self, provider: StandIn, patch: pytest.MonkeyPatch) -> None:
        self.provider, provider.base = provider, self.base
        provider.connect(self.base, patch)


@contextmanager
def api_served() -> Iterator[Api]:
    api = Api()
    with serving(Starlette(routes=[Route("/{rest:path}", api.serve, methods=["GET", "POST"])])) as api.base:
        yield api


@contextmanager
def channels_served(assistant: Any, channels: Channels) -> Iterator[str]:
    app = create_app(assistant, SETTINGS, mounts=[Mount("/channels", channels.app)])

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await channels.close()

    app.router.lifespan_context = lifespan
    with serving(app) as base:
        yield base
