"""Who may reach what: every route and method, as each role and signed out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from staff.access import Page
from staff.roles import OPEN, Role
from staff.routes import ROUTES
from tests.staff.offices import copied, opened
from tests.staff.site import Browser, Clock, Office

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
REFUSED = (403, "You do not have this page")


@pytest.fixture(scope="module")
def shared(empty_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Changes nothing that another test of this module sees: refused requests do nothing."""
    with opened(copied(empty_record, tmp_path_factory.mktemp("staff")), Clock()) as office:
        yield office


@pytest.fixture(scope="module")
def browsers(shared: Office) -> dict[Role, Browser]:
    return {role: shared.signed_in(role, name=f"A {role}", email=f"{role}@example.gov.uk") for role in Role}


def address(page: Page) -> str:
    return re.sub(r"\{[^}]+\}", "0" * 32, page.path)


def named(page: Page) -> str:
    return f"{page.method} {page.path}"


GUARDED = [page for page in ROUTES if page.who is not OPEN]


@pytest.mark.parametrize("page", GUARDED, ids=named)
def test_signed_out_it_leads_to_sign_in(shared: Office, page: Page) -> None:
    browser = shared.browser()
    browser.get("/sign-in")
    reply = browser.get(address(page)) if page.method == "GET" else browser.post(address(page))
    assert reply.status == 303
    assert reply.to.startswith("/staff/sign-in")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("page", GUARDED, ids=named)
def test_only_the_roles_of_the_table_get_in(browsers: dict[Role, Browser], page: Page, role: Role) -> None:
    browser = browsers[role]
    # Posts with a wrong token: whoever may come this far is stopped here, so that nothing is changed.
    reply = browser.get(address(page)) if page.method == "GET" else browser.post(address(page), {"csrf": "wrong"})
    allowed = page.who is not None and role in page.who
    assert ((reply.status, reply.heading) != REFUSED) == allowed
    if allowed and page.method == "POST":
        assert (reply.status, reply.heading) == (403, "That form was out of date")
    if allowed and page.method == "GET" and "{" not in page.path:
        assert reply.status == 200


@pytest.mark.parametrize("path", sorted({page.path for page in ROUTES}))
def test_any_other_method_is_refused(shared: Office, browsers: dict[Role, Browser], path: str) -> None:
    known = {page.method for page in ROUTES if page.path == path}
    known |= {"HEAD"} if "GET" in known else set()
    for method in set(METHODS) - known:
        for browser in (shared.browser(), browsers[Role.ADMINISTRATOR]):
            assert browser.request(method, re.sub(r"\{[^}]+\}", "0" * 32, path)).status == 405


def test_open_to_all_is_only_what_leads_to_signing_in() -> None:
    assert {named(page) for page in ROUTES if page.who is OPEN} == {
        "GET /sign-in",
        "POST /sign-in",
        "GET /sign-in/openid",
        "GET /sign-in/openid/back",
        "GET /set-up/{token}",
        "POST /set-up/{token}",
    }


def test_no_line_of_the_table_stands_twice() -> None:
    assert len({named(page) for page in ROUTES}) == len(ROUTES)


def test_every_address_of_the_application_is_in_the_table(shared: Office) -> None:
    from staff.app import create_app
    from tests.staff.site import SETTINGS

    routes = create_app(SETTINGS, shared.engine, shared.clock).routes
    served = {getattr(route, "path", "") for route in routes}
    assert served - {page.path for page in ROUTES} == {"/static/{path:path}"}
