"""Signing in with an account of this site, and out. One message for all that can be wrong, and it takes as long."""

from __future__ import annotations

from starlette.responses import Response

from feedback.sign_in import mark_signed_in, record_try
from feedback.staff_sessions import delete_session
from staff.access import safe_next
from staff.codes import step_of
from staff.cookies import Cookies
from staff.passphrases import verified
from staff.visit import Visit


def show(visit: Visit) -> Response:
    wanted = safe_next(visit.query.one("next"))
    return visit.go(wanted) if visit.signed else page(visit, wanted)


def take(visit: Visit) -> Response:
    wanted, email = safe_next(visit.fields.one("next")), visit.fields.one("email")
    tried = record_try(visit.engine, email, visit.now)
    right = verified(tried.password_hash if tried else None, visit.fields.exactly("passphrase"))
    step = step_of(tried.totp, visit.fields.one("code"), visit.now) if tried else None
    cookie = mark_signed_in(visit.engine, tried, step, visit.now) if tried and right and step else None
    if cookie is None:
        return page(visit, wanted, {"email": "sign_in_failed"}, email)
    return enter(visit, cookie, wanted)


def enter(visit: Visit, cookie: str, wanted: str) -> Response:
    """However they signed in: the old session, whoever had it, is over in this browser."""
    if visit.signed:
        delete_session(visit.engine, visit.signed.id, visit.signed.session_key, visit.now)
    visit.cookies[Cookies.SESSION] = cookie
    visit.cookies[Cookies.FORM] = None
    return visit.go(wanted)


def page(visit: Visit, wanted: str, problems: dict[str, str] | None = None, email: str = "") -> Response:
    status = 422 if problems else 200
    return visit.render("sign_in.html", status, problems=problems or {}, next=wanted, email=email)


def leave(visit: Visit) -> Response:
    person = visit.person
    delete_session(visit.engine, person.id, person.session_key, visit.now)
    visit.cookies[Cookies.SESSION] = None
    return visit.go("/sign-in", "signed_out")
