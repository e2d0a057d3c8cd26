"""Signing in with a council account: out to the council's sign-in, and back."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from feedback.people import EmailTakenError
from feedback.sign_in_openid import ClosedError, mark_signed_in_by_openid
from staff import sign_in
from staff.access import safe_next
from staff.cookies import Cookies
from staff.issuer import OpenIdError
from staff.openid import OpenId
from staff.refused import Refused
from staff.visit import Visit


def leave(visit: Visit) -> Response:
    """A link, not a form: browsers hold `form-action` of our policy against where a form's answer leads, too."""
    wanted = safe_next(visit.query.one("next"))
    try:
        address, cookie = _openid(visit).leave(wanted)
    except OpenIdError as error:
        return _failed(visit, str(error))
    visit.cookies[Cookies.OPENID] = cookie
    return visit.finish(RedirectResponse(address, status_code=303))


def come_back(visit: Visit) -> Response:
    cookie = visit.site.cookies.get(visit.request, Cookies.OPENID)
    visit.cookies[Cookies.OPENID] = None
    try:
        known, wanted = _openid(visit).come_back(cookie, dict(visit.request.query_params))
        session = mark_signed_in_by_openid(visit.engine, known, visit.now)
    except OpenIdError as error:
        return _failed(visit, str(error))
    except ClosedError:
        return _failed(visit, "openid_closed")
    except EmailTakenError:
        return _failed(visit, "openid_taken")
    return sign_in.enter(visit, session, safe_next(wanted))


def _openid(visit: Visit) -> OpenId:
    if visit.site.openid is None:
        raise Refused("not_found")
    return visit.site.openid


def _failed(visit: Visit, code: str) -> Response:
    return sign_in.page(visit, "/", {"openid": code})
