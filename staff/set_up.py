"""A set-up link: the person chooses a passphrase and ties a phone to the account. The link then works no more.

Opening it changes nothing, since mail scanners open links too.
"""

from __future__ import annotations

from starlette.responses import Response

from feedback.invitations import Phone, fetch_invited, mark_set_up
from feedback.staff_rows import Staff
from staff import codes
from staff.passphrases import hashed, problem
from staff.refused import Refused
from staff.visit import Visit


def show(visit: Visit) -> Response:
    return _page(visit, _invited(visit), {})


def take(visit: Visit) -> Response:
    person, token = _invited(visit), visit.part("token")
    passphrase, secret = visit.fields.exactly("passphrase"), _secret(visit)
    step = codes.step_of(secret, visit.fields.one("code"), visit.now)
    problems = passphrase_problems(passphrase, visit.fields.exactly("again"), person.name, person.email)
    if step is None:
        problems["code"] = "code_wrong"
    if problems or step is None:
        return _page(visit, person, problems)
    if not mark_set_up(visit.engine, token, hashed(passphrase), Phone(secret, step), visit.now):
        raise Refused("link_over")
    return visit.go("/sign-in", "set_up")


def passphrase_problems(passphrase: str, again: str, name: str, email: str) -> dict[str, str]:
    found = problem(passphrase, name, email)
    if found:
        return {"passphrase": found}
    return {"again": "passphrase_differs"} if passphrase != again else {}


def _invited(visit: Visit) -> Staff:
    person = fetch_invited(visit.engine, visit.part("token"), visit.now)
    if person is None:
        raise Refused("link_over")
    return person


def _secret(visit: Visit) -> str:
    return codes.secret_for(visit.site.settings.secret_key, f"set-up:{visit.part('token')}")


def _page(visit: Visit, person: Staff, problems: dict[str, str]) -> Response:
    secret = _secret(visit)
    return visit.render(
        "set_up.html",
        422 if problems else 200,
        person=person,
        problems=problems,
        secret=codes.spaced(secret),
        picture=codes.picture(secret, person.email),
        path=f"/set-up/{visit.part('token')}",
    )
