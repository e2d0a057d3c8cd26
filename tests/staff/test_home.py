"""The start page: for every role its pages, in the order of the work, and no link that leads nowhere."""

from __future__ import annotations

import re

import pytest

from staff.roles import Role
from tests.staff.site import Browser, Office
from tests.staff.test_records import add

REVIEWERS_MENU = ["Today", "Records", "Gaps", "You said, we did", "Themes", "Answers", "Reports", "My account"]


def links(page: str) -> set[str]:
    found = re.findall(r'href="/staff(/[^"#]*)"', page)
    return {link.replace("&amp;", "&") for link in found if not link.startswith("/static/")}


def cards(page: str) -> list[str]:
    return re.findall(r'govuk-heading-m"><a class="govuk-link" href="[^"]+">([^<]+)</a>', page)


def follow(browser: Browser, paths: set[str], seen: set[str]) -> set[str]:
    """What the pages lead to; each of them must open."""
    found: set[str] = set()
    for path in sorted(paths - seen):
        page = browser.get(path)
        assert page.status == 200, path
        found |= links(page.text)
    seen |= paths
    return found - seen


@pytest.mark.parametrize("role", Role)
def test_no_link_of_a_role_leads_nowhere(office: Office, role: Role) -> None:
    add(office)
    browser, seen = office.signed_in(role), set[str]()
    from_menu = follow(browser, links(browser.get("/").text), seen)
    assert {"/", "/account"} <= seen
    follow(browser, from_menu, seen)


def test_a_reviewer_finds_the_pages_in_the_order_of_the_work(office: Office) -> None:
    assert cards(office.signed_in("reviewer").get("/").text) == REVIEWERS_MENU


def test_a_viewer_finds_tables_only(office: Office) -> None:
    assert cards(office.signed_in("viewer").get("/").text) == ["Themes", "Answers", "Reports", "My account"]


def test_every_page_leads_to_the_accessibility_statement(office: Office) -> None:
    assert 'href="/accessibility"' in office.browser().get("/sign-in").text
