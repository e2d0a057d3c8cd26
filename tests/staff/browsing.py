"""Somebody of the council at a real browser: a page, what is done on it, and what may never be wrong with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.staff.site import Browser, Office

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}

Act = Callable[[Page], Any]
# The path, and what is done there before the page is looked at.
Pages = dict[str, tuple[str, Act | None]]


def press(button: str) -> Act:
    return lambda page: page.get_by_role("button", name=button).first.click()


@dataclass(frozen=True)
class Furnished:
    """A site where there is something to see, made once; each test has a copy of its database."""

    database: Path
    cookie: str
    names: dict[str, str]

    @classmethod
    def by(cls, browser: Browser, office: Office, names: dict[str, str]) -> Furnished:
        """As that browser is signed in to it."""
        return cls(Path(str(office.engine.url.database)), browser.cookies["staff_session"], names)


@dataclass
class Visitor:
    """A browser window of whoever furnished the site."""

    context: BrowserContext
    office: Office
    furnished: Furnished
    requests: list[str]
    complaints: list[str]

    def open(self, path: str, act: Act | None = None) -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{self.office.base}staff{path.format(**self.furnished.names)}")
        if act:
            act(page)
        return page

    def let_in(self) -> None:
        cookie = {"name": "staff_session", "value": self.furnished.cookie, "url": f"{self.office.base}staff/"}
        self.context.add_cookies([cookie])  # type: ignore[list-item]

    def check_complaints(self) -> None:
        """A browser reports the status of an error page as an error of its own."""
        assert [line for line in self.complaints if "server responded with a status of" not in line] == []

    def check_requests(self) -> None:
        assert all(address.startswith(self.office.base) for address in self.requests)


def check(page: Page) -> None:
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en-GB"


def fits(page: Page) -> None:
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
