"""About, privacy, accessibility; and what every page has in common."""

from __future__ import annotations

import gzip
import html
import re

import pytest

from bot.web.app import routes
from bot.web.pages import HERE
from content.accessibility import accessibility
from content.check import GRADE, grade
from tests.bot.web.client import Client

PAGES = [
    "/", "/topics/", "/topics/transport", "/letters/", "/letters/plan-is-late", "/dates", "/receipt",
    "/you-said-we-did", "/about", "/privacy", "/accessibility",
]  # fmt: skip
NAVIGATION = ["/", "/topics/", "/letters/", "/you-said-we-did", "/about"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_one_main_part_and_the_same_navigation(site: Client, path: str) -> None:
    reply = site.get(path)
    assert reply.status == 200
    assert reply.text.count("<h1") == reply.text.count("<main") == 1
    navigation = re.search(r'<nav class="site".*?</nav>', reply.text, re.DOTALL)
    assert navigation
    assert re.findall(r'href="([^"]+)"', navigation[0]) == NAVIGATION
    for place in ("/privacy", "/accessibility", "/receipt", "/dates", "#main"):
        assert place in reply.page.links


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_the_site_leads_somewhere(site: Client, path: str) -> None:
    for link in {link.partition("#")[0] for link in site.get(path).page.links if link.startswith("/")}:
        assert site.get(link).status == 200, link


@pytest.mark.parametrize("path", PAGES)
def test_nothing_on_a_page_comes_from_elsewhere(site: Client, path: str) -> None:
    assert re.findall(r'(?:src|<link[^>]* href)="(?:https?:)?//(?!send\.example)[^"]*"', site.get(path).text) == []


def test_the_privacy_notice_says_what_a_parent_may_ask(site: Client) -> None:
    words = site.get("/privacy").page.words
    for line in (
        "12 months",
        "36 months",
        "within 30 days",
        "Information Commissioner",
        "Article 6(1)(e)",
        "no cookies",
    ):
        assert line in words
    assert "https://ico.org.uk/make-a-complaint/" in site.get("/privacy").page.links


def test_the_statement_lists_all_that_was_tested_and_all_that_was_not(site: Client) -> None:
    words = site.get("/accessibility").page.words
    statement = accessibility()
    for line in (*statement.states.values(), *statement.also_tested, *statement.not_tested):
        assert line in words
    assert "partially compliant with the Web Content Accessibility Guidelines (WCAG) version 2.2 AA" in words


def test_no_page_of_words_takes_any(site: Client) -> None:
    for path in ("/about", "/privacy", "/accessibility", "/you-said-we-did", "/letters/"):
        assert site.request("POST", path, b"x").status == 405


def test_every_address_of_pages_is_tested_here_or_is_no_page() -> None:
    addresses = {getattr(route, "path", "") for route in routes()}
    not_pages = {path for path in addresses if path.startswith(("/api", "/health", "/static")) or "." in path}
    plain = {
        re.sub(r"/(transport|plan-is-late)$", lambda m: {"transport": "/{topic}", "plan-is-late": "/{letter}"}[m[1]], p)
        for p in PAGES
    }
    assert addresses - not_pages - plain == {"/dates/calendar"}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_reads_as_plainly_as_an_answer_and_weighs_little(site: Client, path: str) -> None:
    text = site.get(path).text
    main = re.sub(r"</(?:p|li|h\d|td|th|dd|dt|caption|label|button)>", ".\n", text[text.index("<main") :])
    words = re.sub(r"\s*\.\s*\.", ".", html.unescape(re.sub(r"<[^>]+>", " ", main)))
    assert grade(words) <= GRADE
    styles = [gzip.compress((HERE / "static" / f"{name}.css").read_bytes()) for name in ("talk", "chat", "site")]
    assert len(gzip.compress(text.encode())) + sum(map(len, styles)) < 10 * 1024
