"""A parent at a browser: a page, and what went wrong or out while it was open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.chromium import DESK, PHONE

TABLET = {"width": 768, "height": 1024}
SIZES = {"320": PHONE, "768": TABLET, "1280": DESK}
TIMEOUT = 10_000
# Not the question whether an answer helped, which comes after it.
ANSWERS = "#newest .assistant:not([data-kind=helpful])"

# The element with the focus, in a shadow tree too.
ACTIVE = """(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active;
})()"""


@dataclass
class Visit:
    page: Page
    requests: list[Request] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request))  # noqa: PLW0108  # it sets attributes on it
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    @property
    def urls(self) -> list[str]:
        return [request.url for request in self.requests]

    def ask(self, text: str) -> None:
        before = self.answers
        self.send(text)
        self.wait_for_more_than(before)

    def send(self, text: str) -> None:
        self.page.fill("#text", text)
        self.page.press("#text", "Enter")

    @property
    def answers(self) -> int:
        return self.page.locator(ANSWERS).count()

    def wait_for_more_than(self, before: int) -> None:
        expect(self.page.locator(ANSWERS)).not_to_have_count(before, timeout=TIMEOUT)

    @property
    def newest(self) -> str:
        return self.page.locator(ANSWERS).last.inner_text()

    def active(self, what: str = "id") -> Any:
        return self.page.evaluate(f"{ACTIVE}.{what}")

    def tab_to(self, selector: str, key: str = "Tab", most: int = 80) -> None:
        """By keyboard alone."""
        for _ in range(most):
            if self.page.evaluate(f"selector => {ACTIVE}.matches(selector)", selector):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{selector} cannot be reached with {key}")

    def tab_to_button(self, title: str, key: str = "Shift+Tab", most: int = 80) -> None:
        for _ in range(most):
            if self.active("tagName") == "BUTTON" and self.active("textContent") == title:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{title!r} cannot be reached with {key} after {self.newest!r}")

    def storage(self) -> dict[str, Any]:
        kept: dict[str, Any] = self.page.evaluate(
            "({s: {...sessionStorage}, l: {...localStorage}, c: document.cookie})"
        )
        return kept

    def check_kept_in_this_tab_only(self) -> None:
        kept = self.storage()
        assert (kept["l"], kept["c"]) == ({}, "")
        (talk,) = kept["s"].values()
        assert set(json.loads(talk)) == {"session", "said", "draft", "open", "at"}


@dataclass
class Visitor:
    browser: Browser
    base: str
    contexts: list[BrowserContext] = field(default_factory=list)

    def visit(self, address: str = "", **options: Any) -> Visit:
        context = self.browser.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        context.set_default_timeout(TIMEOUT)
        self.contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.goto(address or self.base)
        return visit


@contextmanager
def visiting(browser: Browser, base: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, base)
    yield visitor
    for context in visitor.contexts:
        context.close()
