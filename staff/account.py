"""A person's own account: where they are signed in, their passphrase, their phone."""

from __future__ import annotations

from starlette.responses import Response

from feedback.invitations import Phone
from feedback.sign_in import Try, mark_judged, mark_passphrase, mark_phone, record_try_of
from feedback.staff_sessions import delete_session, delete_sessions, fetch_sessions
from staff import codes
from staff.passphrases import hashed, verified
from staff.refused import Refused
from staff.set_up import passphrase_problems
from staff.visit import Visit


def show(visit: Visit) -> Response:
    sessions = fetch_sessions(visit.engine, visit.person.id, visit.now)
    return visit.render("account.html", sessions=sessions)


def end_session(visit: Visit) -> Response:
    person = visit.person
    if not delete_session(visit.engine, person.id, visit.fields.one("key"), visit.now):
        raise Refused("not_found")
    return visit.go("/account", "session_ended")


def end_others(visit: Visit) -> Response:
    person = visit.person
    delete_sessions(visit.engine, person.id, person.id, visit.now, keep=person.session_key)
    return visit.go("/account", "other_sessions_ended")


def show_passphrase(visit: Visit) -> Response:
    return _passphrase_page(visit, {})


def take_passphrase(visit: Visit) -> Response:
    person, fields = visit.person, visit.fields
    wanted = fields.exactly("passphrase")
    problems = passphrase_problems(wanted, fields.exactly("again"), person.name, person.email)
    tried = None if problems else _judged(visit)
    if tried is None:
        return _passphrase_page(visit, problems or {"current": "passphrase_wrong"})
    mark_passphrase(visit.engine, tried, hashed(wanted), person.session_key, visit.now)
    return visit.go("/account", "passphrase_changed")


def show_phone(visit: Visit) -> Response:
    return _phone_page(visit, {})


def take_phone(visit: Visit) -> Response:
    secret = _new_secret(visit)
    step = codes.step_of(secret, visit.fields.one("code"), visit.now)
    if step is None:
        return _phone_page(visit, {"code": "code_wrong"})
    tried = _judged(visit)
    if tried is None:
        return _phone_page(visit, {"current": "passphrase_wrong"})
    mark_phone(visit.engine, tried, Phone(secret, step), visit.person.session_key, visit.now)
    return visit.go("/account", "phone_changed")


def _judged(visit: Visit) -> Try | None:
    """The passphrase they have now, asked for again: a screen left open is not enough to take an account over."""
    tried = record_try_of(visit.engine, visit.person.id, visit.now)
    right = verified(tried.password_hash if tried else None, visit.fields.exactly("current"))
    if tried is None or not right:
        return None
    mark_judged(visit.engine, tried)
    return tried


def _new_secret(visit: Visit) -> str:
    return codes.secret_for(visit.site.settings.secret_key, f"phone:{visit.person.session_key}")


def _local(visit: Visit) -> None:
    if visit.person.by_openid:
        raise Refused("not_found")  # the council's directory keeps their passphrase and phone


def _passphrase_page(visit: Visit, problems: dict[str, str]) -> Response:
    _local(visit)
    return visit.render("account_passphrase.html", 422 if problems else 200, problems=problems)


def _phone_page(visit: Visit, problems: dict[str, str]) -> Response:
    _local(visit)
    secret = _new_secret(visit)
    return visit.render(
        "account_phone.html",
        422 if problems else 200,
        problems=problems,
        secret=codes.spaced(secret),
        picture=codes.picture(secret, visit.person.email),
    )
