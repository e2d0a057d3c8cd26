"""A small browser without JavaScript: real requests to a real server, and the page as a parent would use it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection
from threading import Thread
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.applications import Starlette

from bot.web import serving

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def page(self) -> Page:
        return Page.read(self.text)


@dataclass(frozen=True)
class Client:
    base: str

    def request(self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Reply:
        connection = HTTPConnection(urlsplit(self.base).netloc, timeout=30)
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, names, response.read().decode())
        finally:
            connection.close()

    def get(self, path: str = "/") -> Reply:
        return self.request("GET", path)

    def turn(self, **asked: Any) -> Reply:
        return self.send_json(json.dumps(asked))

    def send_json(self, body: Any, **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("POST", "/api/turn", body, {"content-type": "application/json", **named})

    def send_form(self, fields: Mapping[str, str], path: str = "/", **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("POST", path, urlencode(fields), {"content-type": FORM, **named})

    def say(self, page: Page, text: str) -> Page:
        return self.send_form({**page.hidden, "text": text}).page

    def tap(self, page: Page, title: str) -> Page:
        return self.send_form({**page.hidden, "text": page.typed, "choice": page.choices[title]}).page


@dataclass
class Page(HTMLParser):
    """What of a page matters here: its words, its hidden fields, its buttons, its field."""

    hidden: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)
    words: str = ""
    typed: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._inside: list[str] = []
        self._value = ""

    @classmethod
    def read(cls, html: str) -> Page:
        page = cls()
        page.feed(html)
        page.close()
        page.typed = page.typed.removeprefix("\n")
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append(tag)
        if tag == "input":
            self.hidden[given.get("name", "")] = given.get("value", "")
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag in ("textarea", "button", "template"):
            self._inside.append(tag)
            self._value = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        inside = self._inside[-1] if self._inside else ""
        if inside == "textarea":
            self.typed += data
        elif inside == "button" and self._value:
            self.choices[data] = self._value
        elif inside != "template":
            self.words += data


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """The application behind a real server on a free port of this machine."""
    server = serving.server(app, port=0)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.01)
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.should_exit = True
        thread.join()
