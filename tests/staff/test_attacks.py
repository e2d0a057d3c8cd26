"""What somebody would try who wants in, or wants a colleague's browser to do something."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from feedback.people import fetch_people, fetch_person, mark_active, mark_roles
from feedback.staff_sessions import fetch_sessions
from staff.access import safe_next
from tests.staff.site import Browser, Colleague, Office

NEW = {"name": "Ben Osei", "email": "ben.osei@example.gov.uk", "roles": "viewer"}
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def people(office: Office) -> list[str]:
    return sorted(person.email for person in fetch_people(office.engine))


# Forms of other sites


@pytest.mark.parametrize("token", ["", "wrong", "0" * 43, "é"])
def test_a_form_without_the_session_s_token_does_nothing(office: Office, browser: Browser, token: str) -> None:
    reply = browser.post("/people/new", {**NEW, "csrf": token})
    assert (reply.status, reply.heading) == (403, "That form was out of date")
    assert people(office) == ["asha.patel@example.gov.uk"]


def test_a_token_of_another_session_does_nothing(office: Office, asha: Colleague, browser: Browser) -> None:
    other = office.enter(asha)
    assert browser.post("/people/new", {**NEW, "csrf": other.csrf}).status == 403
    signed_out = office.browser()
    signed_out.get("/sign-in")
    assert browser.post("/people/new", {**NEW, "csrf": signed_out.csrf}).status == 403
    assert people(office) == ["asha.patel@example.gov.uk"]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:1"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_a_form_of_another_site_does_nothing_even_with_the_token(
    office: Office, browser: Browser, headers: dict[str, str]
) -> None:
    reply = browser.post("/people/new", NEW, **headers)
    assert (reply.status, reply.heading) == (403, "That came from another website")
    assert people(office) == ["asha.patel@example.gov.uk"]


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", ""])
def test_only_the_type_of_our_own_forms_is_read(office: Office, browser: Browser, kind: str) -> None:
    assert browser.post("/people/new", NEW, content_type=kind).status == 415
    assert people(office) == ["asha.patel@example.gov.uk"]


def test_signing_in_needs_a_token_too_so_that_nobody_is_signed_in_as_another(office: Office, asha: Colleague) -> None:
    browser = office.browser()
    assert office.try_to_sign_in(asha, browser).status == 403
    browser.get("/sign-in")
    other = office.browser()
    other.get("/sign-in")
    assert office.try_to_sign_in(asha, browser, csrf=other.csrf).status == 403


def test_nothing_is_changed_by_opening_an_address(office: Office, browser: Browser, asha: Colleague) -> None:
    for path in ("/sign-out", f"/people/{asha.id}/close", f"/people/{asha.id}/invite", "/account/end-others"):
        assert browser.get(path).status == 405
    assert browser.get("/").status == 200


# Sessions


def test_a_cookie_set_beforehand_is_not_the_session_s(office: Office, asha: Colleague) -> None:
    browser = Browser(office.base, {"staff_session": "chosen-by-somebody-else"})
    office.sign_in(asha, browser)
    assert browser.cookies["staff_session"] != "chosen-by-somebody-else"
    assert Browser(office.base, {"staff_session": "chosen-by-somebody-else"}).get("/").status == 303


def test_signing_in_again_ends_the_session_the_browser_had(office: Office, asha: Colleague, browser: Browser) -> None:
    before = dict(browser.cookies)
    browser.post("/sign-in", {"csrf": browser.csrf})
    reply = office.try_to_sign_in(asha, browser)
    assert reply.status == 303
    assert browser.cookies["staff_session"] != before["staff_session"]
    assert Browser(office.base, before).get("/").status == 303


def test_a_revoked_session_is_over_at_once(office: Office, asha: Colleague, browser: Browser) -> None:
    ben = office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    bens = office.enter(ben)
    assert browser.post(f"/people/{ben.id}/end-sessions").status == 303
    assert bens.get("/").status == 303


def test_a_closed_account_is_signed_out_at_once(office: Office, browser: Browser) -> None:
    ben = office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    bens = office.enter(ben)
    assert browser.post(f"/people/{ben.id}/close").status == 303
    assert bens.get("/").status == 303
    mark_active(office.engine, "command", ben.id, True, office.clock())
    assert bens.get("/").status == 303, "open again, but the old session stays over"


def test_a_role_that_was_taken_counts_no_more_at_once(office: Office, browser: Browser) -> None:
    ben = office.colleague("administrator", name="Ben Osei", email="ben.osei@example.gov.uk")
    bens = office.enter(ben)
    assert bens.get("/people").status == 200
    mark_roles(office.engine, "command", ben.id, ["viewer"], office.clock())
    assert bens.get("/people").status == 403
    assert bens.post("/people/new", NEW).status == 403


def test_a_new_set_up_link_ends_passphrase_phone_and_sessions(office: Office, browser: Browser) -> None:
    ben = office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    bens = office.enter(ben)
    assert "/staff/set-up/" in browser.post(f"/people/{ben.id}/invite").text
    assert bens.get("/").status == 303
    other = office.browser()
    other.get("/sign-in")
    assert office.try_to_sign_in(ben, other).status == 422


def test_another_s_session_cannot_be_ended_by_its_key(office: Office, asha: Colleague, browser: Browser) -> None:
    ben = office.colleague("viewer", name="Ben Osei", email="ben.osei@example.gov.uk")
    bens = office.enter(ben)
    key = fetch_sessions(office.engine, asha.id, office.clock())[0].key
    assert bens.post("/account/end-session", {"key": key}).status == 404
    assert browser.get("/").status == 200


def test_the_session_s_key_is_no_cookie(office: Office, asha: Colleague, browser: Browser) -> None:
    key = fetch_sessions(office.engine, asha.id, office.clock())[0].key
    assert Browser(office.base, {"staff_session": key}).get("/").status == 303


@pytest.mark.parametrize("cookie", ["", "x", "a" * 4000, "%00", "' OR 1=1 --", "é"])
def test_a_made_up_cookie_is_nobody(office: Office, asha: Colleague, cookie: str) -> None:
    assert Browser(office.base, {"staff_session": quote(cookie)}).get("/").status == 303


# Ids


@pytest.mark.parametrize("who", ["nobody", "0" * 32, "..", "%2e%2e%2f", "' OR 1=1 --", "a" * 3000])
def test_an_id_of_nobody_is_not_found(office: Office, browser: Browser, who: str) -> None:
    assert browser.get(f"/people/{quote(who)}").status == 404
    assert browser.post(f"/people/{quote(who)}/roles", {"roles": "viewer"}).status == 404


def test_roles_that_are_none_are_not_given(office: Office, asha: Colleague, browser: Browser) -> None:
    browser.post(f"/people/{asha.id}/roles", {"roles": ["administrator", "superuser", "viewer,publisher"]})
    person = fetch_person(office.engine, asha.id)
    assert person is not None
    assert person.roles == ("administrator",)


# Where it leads


@pytest.mark.parametrize(
    "asked",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "",
        "/x\r\nset-cookie: staff_session=1",
        "/ünïcode",
        "/sign-out",
        "/sign-in?next=/sign-in",
    ],
)
def test_after_signing_in_nobody_is_led_elsewhere(office: Office, asha: Colleague, asked: str) -> None:
    browser = office.browser()
    browser.get(f"/sign-in?next={quote(asked)}")
    reply = office.try_to_sign_in(asha, browser, next=asked)
    assert (reply.status, reply.to) == (303, "/staff/")
    assert set(reply.cookies) <= {"staff_session", "staff_form", "staff_notice"}
    assert browser.get(f"/sign-in?next={quote(asked)}").to == "/staff/"


@pytest.mark.parametrize("path", ["/", "/people", "/people/new?x=1&y=%2F%2Fevil.example", "/audit?month=2026-11"])
def test_our_own_pages_are_kept(path: str) -> None:
    assert safe_next(path) == path


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1@evil.example"])
def test_the_host_that_a_request_claims_is_never_repeated(office: Office, asha: Colleague, host: str) -> None:
    for path in ("/", "/sign-in", "/nothing", "/people/"):
        reply = office.browser().get(path, host=host)
        assert "evil" not in reply.to
        assert "evil" not in reply.text


# Script


def test_what_a_person_typed_is_never_markup(office: Office, browser: Browser) -> None:
    reply = browser.post("/people/new", {**NEW, "name": SCRIPT})
    assert reply.status == 200
    person = next(person for person in fetch_people(office.engine) if person.email == NEW["email"])
    assert person.name == SCRIPT
    bens = office.enter(Colleague(person.id, person.email, ""))
    pages = [reply, browser.get("/people"), browser.get(f"/people/{person.id}"), bens.get("/"), bens.get("/account")]
    for page in pages:
        assert "&lt;script&gt;" in page.text
        assert "<script" not in page.text
        assert "<img" not in page.text


@pytest.mark.parametrize("path", ["/sign-in?next=", "/people?x=", "/nothing/", "/people/", "/set-up/"])
def test_what_an_address_holds_is_never_markup(browser: Browser, office: Office, path: str) -> None:
    for one in (browser, office.browser()):
        page = one.get(path + quote(SCRIPT)).text
        assert "<script" not in page
        assert "<img" not in page


def test_a_wrong_form_comes_back_escaped(browser: Browser) -> None:
    page = browser.post("/people/new", {"name": SCRIPT, "email": SCRIPT, "roles": SCRIPT})
    assert page.status == 422
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text


@pytest.mark.parametrize("name", ["Ben\r\nSet-Cookie: x=1", "Ben\x00Osei\x1b[2J", "\u202eBen", "  "])
def test_a_name_holds_no_line_ends_and_nothing_unseen(office: Office, browser: Browser, name: str) -> None:
    reply = browser.post("/people/new", {**NEW, "name": name})
    if reply.status == 200:
        assert all(person.name.isprintable() for person in fetch_people(office.engine))
    else:
        assert (reply.status, "Enter a name" in reply.text) == (422, True)


LONG = ("b" * 65 + "@example.gov.uk", "b@" + "x" * 64 + ".uk", "b@" + "x.".join(["y"] * 200) + ".uk")


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ben",
        "ben@",
        "@example.gov.uk",
        "ben@example",
        "b n@example.gov.uk",
        "b@example.gov.uk\r\nBcc: x@y.z",
        *LONG,
    ],
)
def test_an_address_that_is_none_is_not_taken(browser: Browser, email: str) -> None:
    reply = browser.post("/people/new", {**NEW, "email": email})
    assert (reply.status, "Enter an e-mail address" in reply.text) == (422, True)


# Size


@pytest.mark.parametrize("body", [b"a=" + b"x" * 70_000, b"&a=1" * 300, b"\xff\xfe%%%", b"csrf"])
def test_too_much_or_what_is_no_form_is_refused_kindly(browser: Browser, body: bytes) -> None:
    reply = browser.request("POST", "/people/new", body, content_type="application/x-www-form-urlencoded")
    assert reply.status in (400, 403, 413)
    assert reply.heading


def test_no_page_holds_what_a_browser_would_run_or_style_by_itself(office: Office, browser: Browser) -> None:
    for path in ("/", "/people", "/people/new", "/account", "/account/phone", "/sign-in"):
        page = browser.get(path).text + office.browser().get(path).text
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:|http-equiv", page)
