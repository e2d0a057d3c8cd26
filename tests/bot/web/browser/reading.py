"""Every state of the pages beside the chat, and how a visitor gets there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.bot.web.conftest import Scripted
from tests.bot.web.small_record import ANSWERED, GOOD, SmallRecord


@dataclass
class Site:
    """The pages at an address, with the assistant and the record behind them."""

    base: str
    scripted: Scripted
    record: SmallRecord

    def open(self, page: Page, path: str) -> None:
        page.goto(self.base.rstrip("/") + path)


State = Callable[[Site, Page], None]


def at(path: str) -> State:
    return lambda site, page: site.open(page, path)


def search(words: str, decision: str = "answer") -> State:
    def go(site: Site, page: Page) -> None:
        topics = [{"topic": "transport", "confidence": 0.7}, {"topic": "mediation", "confidence": 0.2}]
        site.scripted.understood = {"decision": decision, "topics": topics}
        site.open(page, "/topics/")
        page.fill("#words", words)
        page.get_by_role("button", name="Search").click()

    return go


def filled(site: Site, page: Page) -> None:
    site.open(page, "/letters/ask-for-an-assessment")
    page.fill("#blank-child", "Alex Example")
    page.fill("#blank-hard", "Reading.\nLoud rooms.")
    page.get_by_role("button", name="Download as text").click()


def dates(stage: str, start: str) -> State:
    def go(site: Site, page: Page) -> None:
        site.open(page, f"/dates?stage={stage}")
        page.fill("#start", start)
        page.get_by_role("button", name="Show my dates").click()

    return go


def code(typed: str, button: str = "") -> State:
    def go(site: Site, page: Page) -> None:
        site.open(page, "/receipt")
        page.fill("#code", typed)
        page.get_by_role("button", name="Look it up").click()
        if button:
            page.get_by_role("button", name=button).click()

    return go


def nothing_published(site: Site, page: Page) -> None:
    before, site.record.replies = site.record.replies, []
    site.open(page, "/you-said-we-did")
    site.record.replies = before


STATES: dict[str, State] = {
    "topics": at("/topics/"),
    "search": search("the bus"),
    "search_danger": search("he wants to die", "crisis"),
    "search_empty": search(""),
    "topic": at("/topics/transport"),
    "letters": at("/letters/"),
    "letter": at("/letters/plan-is-late"),
    "letter_filled": filled,
    "dates": at("/dates"),
    "dates_wrong": dates("refused", "tomorrow"),
    "dates_shown": dates("waiting", "ten weeks ago"),
    "dates_refused": dates("refused", "two weeks ago"),
    "receipt": at("/receipt"),
    "receipt_wrong": code("ABC"),
    "receipt_shown": code(ANSWERED),
    "receipt_confirm": code(GOOD, "Remove what I sent"),
    "published": at("/you-said-we-did"),
    "published_empty": nothing_published,
    "about": at("/about"),
    "privacy": at("/privacy"),
    "accessibility": at("/accessibility"),
    "not_there": at("/nothing"),
}
