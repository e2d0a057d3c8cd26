"""Signing in with a council account, at a real issuer with real signed tokens: honest ones, and all that are not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from joserfc.jwk import RSAKey

from feedback.audit_search import AuditFilter, fetch_audit
from feedback.people import fetch_people, mark_active
from feedback.staff_rows import Staff
from staff.roles import Role
from staff.settings import Oidc
from tests.bot.web.client import served
from tests.staff.issuer import CLIENT, CLIENT_SECRET, Issuer
from tests.staff.offices import copied, opened
from tests.staff.site import SETTINGS, Browser, Clock, Office, Reply

ROLES = {"SEND.Reviewer": Role.REVIEWER, "SEND.Admin": Role.ADMINISTRATOR}
FAILED = "The council&#39;s sign-in did not let you in"


class StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    issuer = Issuer()
    with served(issuer.app()) as base:
        issuer.base = base.rstrip("/")
        yield issuer


@pytest.fixture
def council(issuer: Issuer, empty_record: Path, tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """A site whose council signs people in."""
    clock.now = time.time()
    oidc = Oidc(issuer.base, CLIENT, CLIENT_SECRET, "roles", ROLES)
    with opened(copied(empty_record, tmp_path), clock, tmp_path, replace(SETTINGS, oidc=oidc)) as office:
        yield office


def go_out(browser: Browser, path: str = "/sign-in/openid") -> str:
    """To the council's sign-in; the address, on our site, that it sends the person back to."""
    asked = browser.get(path).to
    try:
        build_opener(StayHere).open(Request(asked), timeout=10)
    except Exception as redirect:
        back = urlsplit(redirect.headers["location"])  # type: ignore[attr-defined]
        return f"{back.path.removeprefix('/staff')}?{back.query}"
    raise AssertionError("the issuer did not send the person back")


def sign_in(office: Office, browser: Browser | None = None) -> tuple[Browser, Reply]:
    browser = browser or office.browser()
    return browser, browser.get(go_out(browser))


def only_person(office: Office) -> Staff:
    (person,) = fetch_people(office.engine)
    return person


def test_a_council_account_signs_in_and_is_added_with_its_roles(council: Office, issuer: Issuer) -> None:
    browser, reply = sign_in(council)
    assert (reply.status, reply.to) == (303, "/staff/")
    assert browser.get("/").heading == "Hello, Dilys Okafor"
    person = only_person(council)
    assert (person.email, person.roles, person.by_openid) == ("dilys.okafor@example.gov.uk", ("reviewer",), True)
    assert "staff_openid" not in browser.cookies
    actions = [(row.actor, row.action) for row in fetch_audit(council.engine, AuditFilter(), 9, 0)]
    assert actions == [(person.id, "signed_in"), ("openid", "person_added")]


def test_it_asks_by_the_book(council: Office, issuer: Issuer) -> None:
    go_out(council.browser())
    assert issuer.asked["response_type"] == "code"
    assert issuer.asked["code_challenge_method"] == "S256"
    assert issuer.asked["scope"].split() == ["openid", "profile", "email"]
    assert issuer.asked["redirect_uri"] == "http://127.0.0.1:8000/staff/sign-in/openid/back"
    assert len({issuer.asked[name] for name in ("state", "nonce", "code_challenge")}) == 3
    first = dict(issuer.asked)
    go_out(council.browser())
    assert all(first[name] != issuer.asked[name] for name in ("state", "nonce", "code_challenge"))


def test_it_goes_on_where_the_person_was(council: Office) -> None:
    browser = council.browser()
    assert "/staff/sign-in/openid?next=/account" in browser.get("/sign-in?next=/account").text
    assert browser.get(go_out(browser, "/sign-in/openid?next=%2Faccount")).to == "/staff/account"
    stranger = council.browser()
    assert stranger.get(go_out(stranger, "/sign-in/openid?next=%2F%2Fevil.example")).to == "/staff/"


def test_name_and_roles_are_what_the_council_says_today(council: Office, issuer: Issuer) -> None:
    sign_in(council)
    issuer.claims = {"name": "Dilys Mensah", "roles": ["SEND.Admin", "something else"]}
    browser, _ = sign_in(council)
    person = only_person(council)
    assert (person.name, person.roles) == ("Dilys Mensah", ("administrator",))
    assert browser.get("/people").status == 200
    changed = fetch_audit(council.engine, AuditFilter(action="roles_changed"), 9, 0)[0]
    assert (changed.actor, changed.before, changed.after) == ("openid", ["reviewer"], ["administrator"])


@pytest.mark.parametrize(
    "roles", [[], ["other"], None, "other", 7, {"SEND.Reviewer": True}, [["SEND.Reviewer"]], [None]]
)
def test_without_a_role_of_ours_nobody_comes_in(council: Office, issuer: Issuer, roles: Any) -> None:
    issuer.claims = {"roles": roles}
    _, reply = sign_in(council)
    assert (reply.status, "Your council account has no role on this site" in reply.text) == (422, True)
    assert fetch_people(council.engine) == []


def test_one_role_may_stand_without_a_list(council: Office, issuer: Issuer) -> None:
    issuer.claims = {"roles": "SEND.Admin"}
    assert sign_in(council)[1].status == 303


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "another-site"},
        {"aud": ["another-site", "yet-another"]},
        {"aud": [CLIENT, "another-site"], "azp": "another-site"},
        {"exp": int(time.time()) - 3600},
        {"nbf": int(time.time()) + 3600},
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"sub": None},
        {"exp": None},
        {"aud": None},
        {"iss": None},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(
    council: Office, issuer: Issuer, claims: dict[str, Any]
) -> None:
    issuer.claims = claims
    browser, reply = sign_in(council)
    assert (reply.status, FAILED in reply.text) == (422, True)
    assert "staff_session" not in browser.cookies
    assert fetch_people(council.engine) == []


@pytest.mark.parametrize("how", ["signed_by_another", "signed_with_the_shared_secret", "not_signed"])
def test_a_token_that_the_council_did_not_sign_is_refused(council: Office, issuer: Issuer, how: str) -> None:
    issuer.sign = getattr(issuer, how)
    _, reply = sign_in(council)
    assert (reply.status, FAILED in reply.text) == (422, True)
    assert fetch_people(council.engine) == []


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "....", None])
def test_what_is_no_token_is_refused(council: Office, issuer: Issuer, token: Any) -> None:
    issuer.sign = lambda claims: token
    _, reply = sign_in(council)
    assert (reply.status, FAILED in reply.text) == (422, True)


def test_keys_may_change_between_two_sign_ins(council: Office, issuer: Issuer) -> None:
    assert sign_in(council)[1].status == 303
    issuer.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
    assert sign_in(council)[1].status == 303


@pytest.mark.parametrize("change", ["state", "code", "iss"])
def test_a_way_back_that_was_changed_leads_nowhere(council: Office, issuer: Issuer, change: str) -> None:
    browser = council.browser()
    path = go_out(browser).replace(f"{change}=", f"{change}=x")
    assert browser.get(path).status == 422
    assert "staff_session" not in browser.cookies


def test_a_way_back_of_another_browser_leads_nowhere(council: Office, issuer: Issuer) -> None:
    """Otherwise somebody could sign a colleague's browser in as themselves."""
    path = go_out(council.browser())
    victim = council.browser()
    reply = victim.get(path)
    assert (reply.status, "was begun in another window" in reply.text) == (422, True)
    go_out(victim)
    assert victim.get(path).status == 422


def test_a_way_back_works_once(council: Office, issuer: Issuer) -> None:
    browser = council.browser()
    path, kept = go_out(browser), dict(browser.cookies)
    assert browser.get(path).status == 303
    assert Browser(council.base, kept).get(path).status == 422


def test_the_council_s_own_refusal_is_told_kindly(council: Office, issuer: Issuer) -> None:
    browser = council.browser()
    go_out(browser)
    reply = browser.get(
        f"/sign-in/openid/back?error=access_denied&state={issuer.asked['state']}&error_description=%3Cb%3E"
    )
    assert (reply.status, FAILED in reply.text, "<b>" in reply.text) == (422, True, False)


def test_a_sign_in_that_is_away_is_told_and_accounts_of_the_site_still_work(council: Office, issuer: Issuer) -> None:
    issuer.away = True
    reply = council.browser().get("/sign-in/openid")
    assert (reply.status, "cannot be reached at the moment" in reply.text) == (422, True)
    council.sign_in(council.colleague("viewer"))


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://evil.example"},
        {"authorization_endpoint": "http://evil.example/authorize"},
        {"authorization_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
    ids=str,
)
def test_an_issuer_that_is_not_the_one_that_was_named_is_refused(
    council: Office, issuer: Issuer, metadata: dict[str, Any]
) -> None:
    issuer.metadata = metadata
    reply = council.browser().get("/sign-in/openid")
    assert (reply.status, reply.to) == (422, "")


def test_a_closed_account_does_not_come_in(council: Office, issuer: Issuer) -> None:
    browser, _ = sign_in(council)
    mark_active(council.engine, "command", only_person(council).id, False, council.clock())
    assert browser.get("/").status == 303
    _, reply = sign_in(council)
    assert (reply.status, "Your account on this site is closed" in reply.text) == (422, True)
    assert not only_person(council).active


def test_accounts_are_never_joined_by_address(council: Office, issuer: Issuer) -> None:
    """In many directories people can write any address into their own entry."""
    council.colleague("administrator", name="Asha Patel", email="asha.patel@example.gov.uk")
    issuer.claims = {"email": "asha.patel@example.gov.uk"}
    browser, reply = sign_in(council)
    assert (reply.status, "an account of this site with your e-mail address already" in reply.text) == (422, True)
    assert browser.get("/").status == 303
    assert not only_person(council).by_openid


def test_what_the_council_s_directory_keeps_cannot_be_changed_here(council: Office, issuer: Issuer) -> None:
    issuer.claims = {"roles": ["SEND.Admin"]}
    browser, _ = sign_in(council)
    person = only_person(council)
    assert browser.get("/account").status == 200
    assert browser.get("/account/passphrase").status == 404
    assert browser.get("/account/phone").status == 404
    page = browser.get(f"/people/{person.id}").text
    assert "Save roles" not in page
    assert "Make a new set-up link" not in page
    assert browser.post(f"/people/{person.id}/roles", {"roles": "viewer"}).status == 400
    assert browser.post(f"/people/{person.id}/invite").status == 400
    assert only_person(council).roles == ("administrator",)


def test_without_the_setting_there_is_no_such_sign_in(office: Office) -> None:
    browser = office.browser()
    assert "council account" not in browser.get("/sign-in").text
    assert browser.get("/sign-in/openid").status == 404
    assert browser.get("/sign-in/openid/back?code=x&state=y").status == 404
