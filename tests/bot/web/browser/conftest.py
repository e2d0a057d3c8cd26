"""One browser for all tests of this folder, the council's site beside the assistant's, and widgets on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot.web.app import create_app
from tests.bot.web.browser.hosts import BODY, Hosts, html
from tests.bot.web.browser.visits import Visit, Visitor, visiting
from tests.bot.web.client import served
from tests.bot.web.conftest import SETTINGS, Clock, real_record
from tests.chromium import launched


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="package")
def hosts() -> Iterator[Hosts]:
    hosts = Hosts()
    with served(hosts.app()) as hosts.base:
        yield hosts


@dataclass
class Embedded:
    """A visitor of the council's site, whose pages carry the widget of the assistant at `assistant`."""

    visitor: Visitor
    hosts: Hosts
    assistant: str

    def tag(self, attributes: str = "") -> str:
        return f'<script src="{self.assistant}send-chat.js" {attributes} async></script>'

    def visit(
        self, path: str = "page", body: str = BODY, tag: str | None = None, policy: str = "", **options: Any
    ) -> Visit:
        address = self.hosts.put(path, html(body, tag=self.tag() if tag is None else tag), policy)
        visit = self.visitor.visit(address, **options)
        expect(visit.page.locator("#launcher, #panel").first).to_be_attached()
        return visit

    def opened(self, path: str = "page", **options: Any) -> Visit:
        visit = self.visit(path, **options)
        visit.page.click("#launcher")
        return visit


@pytest.fixture
def visitor(browser: Browser, parents_site: str) -> Iterator[Visitor]:
    with visiting(browser, parents_site) as visitor:
        yield visitor


@pytest.fixture
def guest(browser: Browser, scripted: Any, clock: Clock) -> Iterator[Visitor]:
    """A visitor of the chat with the assistant that says what a test wants."""
    with served(create_app(scripted, SETTINGS, clock)) as base, visiting(browser, base) as visitor:
        yield visitor


@pytest.fixture
def embedded(browser: Browser, scripted: Any, clock: Clock, hosts: Hosts) -> Iterator[Embedded]:
    """The widget of the assistant that says what a test wants."""
    settings = replace(SETTINGS, allowed_origins=(hosts.base.rstrip("/"),))
    with served(create_app(scripted, settings, clock)) as base, visiting(browser, hosts.base) as visitor:
        yield Embedded(visitor, hosts, base)


@pytest.fixture(scope="package")
def widget_site(assistant: Any, parents_site: str, hosts: Hosts) -> Iterator[str]:
    """The real assistant once more (`parents_site` has opened its record), for the council's own pages."""
    settings = replace(SETTINGS, allowed_origins=(hosts.base.rstrip("/"),))
    with served(create_app(assistant, settings, public_record=real_record())) as base:
        yield base


@pytest.fixture
def real_embedded(browser: Browser, hosts: Hosts, widget_site: str) -> Iterator[Embedded]:
    with visiting(browser, hosts.base) as visitor:
        yield Embedded(visitor, hosts, widget_site)
