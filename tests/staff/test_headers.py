"""Every answer leaves with the security headers, and cookies are what they must be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, create_engine

from staff.settings import Settings
from tests.bot.web.client import served
from tests.staff.site import FORM, SETTINGS, Browser, Clock, Office, Reply, site

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def check(reply: Reply) -> None:
    assert reply.headers["content-security-policy"] == POLICY
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["x-frame-options"] == "DENY"
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["cross-origin-opener-policy"] == "same-origin"
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in reply.headers["permissions-policy"]
    assert reply.headers["x-robots-tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 303),
        ("GET", "/sign-in", 200),
        ("HEAD", "/sign-in", 200),
        ("POST", "/sign-in", 403),
        ("GET", "/set-up/x", 410),
        ("GET", "/nothing", 404),
        ("GET", "/people/", 404),
        ("DELETE", "/", 405),
        ("GET", "/static/x", 404),
    ],
)
def test_every_page_and_every_refusal_has_them_and_may_not_be_kept(
    office: Office, method: str, path: str, status: int
) -> None:
    reply = office.browser().request(method, path, b"" if method == "POST" else None, content_type=FORM)
    assert reply.status == status
    check(reply)
    assert reply.headers["cache-control"] == "no-store"


def test_a_failing_database_is_told_kindly_and_tells_nothing(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    broken: Engine = create_engine("sqlite:////proc/nothing/record.db")
    with served(site(broken, clock)) as base:
        reply = Browser(base, {"staff_session": "any"}).get("/people")
        sign_in = Browser(base).get("/sign-in")
    assert (reply.status, reply.heading) == (500, "Something went wrong on our side")
    check(reply)
    assert "proc" not in reply.text
    assert sign_in.status == 200
    assert [record.message for record in caplog.records] == ["a staff page failed"]


def test_locally_the_cookie_is_closed_to_scripts_and_other_sites(office: Office) -> None:
    browser = office.browser()
    form = browser.get("/sign-in").cookies["staff_form"]
    reply = office.try_to_sign_in(office.colleague("viewer"), browser)
    for cookie in (form, reply.cookies["staff_session"]):
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "lax", "/staff")
        assert not cookie["secure"]
        assert not cookie["max-age"], "it goes when the browser is closed"


def test_by_tls_the_cookie_is_bound_to_this_host_and_to_tls(office: Office, clock: Clock) -> None:
    by_tls: Settings = replace(SETTINGS, address="https://send.example.gov.uk")
    with served(site(office.engine, clock, by_tls)) as base:
        secure = Office(base, office.engine, clock)
        browser = secure.browser()
        page = browser.get("/sign-in")
        reply = secure.try_to_sign_in(secure.colleague("viewer"), browser)
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    for cookie in (page.cookies["__Host-staff_form"], reply.cookies["__Host-staff_session"]):
        assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (True, True, "/", "")


def test_an_unknown_page_keeps_the_person_s_menu(office: Office) -> None:
    page = office.signed_in("administrator").get("/nothing")
    assert (page.status, ">People<" in page.text.replace("\n", "").replace(" ", "")) == (404, True)
    assert "Go to sign in" in office.browser().get("/nothing").text
