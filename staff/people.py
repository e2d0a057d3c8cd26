"""Who may use the site: the administrator's pages. They show no parent's words, and no way to them."""

from __future__ import annotations

from starlette.responses import Response

from feedback.invitations import mark_invited
from feedback.people import (
    EmailTakenError,
    LastAdministratorError,
    delete_person,
    fetch_people,
    fetch_person,
    mark_active,
    mark_roles,
    record_person,
)
from feedback.staff_rows import Staff
from feedback.staff_sessions import delete_sessions, fetch_sessions
from staff.person_form import link_for, person_problems
from staff.refused import Refused
from staff.roles import Role, roles_from
from staff.visit import Visit


def show_all(visit: Visit) -> Response:
    return visit.render("people.html", people=fetch_people(visit.engine), now=visit.now)


def show_new(visit: Visit) -> Response:
    return _new_page(visit, {})


def take_new(visit: Visit) -> Response:
    name, email = visit.fields.one("name"), visit.fields.one("email")
    roles = roles_from(visit.fields.several("roles"))
    problems = person_problems(name, email, sorted(roles))
    if problems:
        return _new_page(visit, problems)
    try:
        person_id, token = record_person(
            visit.engine, visit.person.id, name=name, email=email, roles=roles, now=visit.now
        )
    except EmailTakenError:
        return _new_page(visit, {"email": "email_taken"})
    return _link_page(visit, _known(visit, person_id), token)


def show_one(visit: Visit) -> Response:
    return _person_page(visit, _known(visit, visit.part("id")), {})


def take_roles(visit: Visit) -> Response:
    person, roles = _known(visit, visit.part("id")), roles_from(visit.fields.several("roles"))
    if person.by_openid:
        raise Refused("wrong_fields")  # the council's directory says what they may do
    if not roles:
        return _person_page(visit, person, {"roles": "roles_missing"})
    try:
        mark_roles(visit.engine, visit.person.id, person.id, roles, visit.now)
    except LastAdministratorError:
        return _person_page(visit, person, {"roles": "roles_last_administrator"})
    return visit.go(f"/people/{person.id}", "roles_changed")


def close(visit: Visit) -> Response:
    person = _known(visit, visit.part("id"))
    if person.id == visit.person.id:
        return _person_page(visit, person, {"close": "cannot_close_yourself"})
    try:
        mark_active(visit.engine, visit.person.id, person.id, False, visit.now)
    except LastAdministratorError:
        return _person_page(visit, person, {"close": "cannot_close_last"})
    return visit.go(f"/people/{person.id}", "deactivated")


def open_again(visit: Visit) -> Response:
    person = _known(visit, visit.part("id"))
    mark_active(visit.engine, visit.person.id, person.id, True, visit.now)
    return visit.go(f"/people/{person.id}", "activated")


def delete(visit: Visit) -> Response:
    person = _known(visit, visit.part("id"))
    if not delete_person(visit.engine, visit.person.id, person.id, visit.now):
        raise Refused("wrong_fields")
    return visit.go("/people", "person_deleted")


def end_sessions(visit: Visit) -> Response:
    person = _known(visit, visit.part("id"))
    delete_sessions(visit.engine, visit.person.id, person.id, visit.now)
    return visit.go(f"/people/{person.id}", "sessions_ended")


def invite(visit: Visit) -> Response:
    person = _known(visit, visit.part("id"))
    token = mark_invited(visit.engine, visit.person.id, person.id, visit.now)
    if token is None:
        raise Refused("wrong_fields")
    return _link_page(visit, _known(visit, person.id), token)


def _known(visit: Visit, person_id: str) -> Staff:
    person = fetch_person(visit.engine, person_id)
    if person is None:
        raise Refused("not_found")
    return person


def _link_page(visit: Visit, person: Staff, token: str) -> Response:
    """The link is shown this once, in the answer to the form: an address with it in would stay in a history."""
    return visit.render("people_link.html", person=person, link=link_for(visit.site.settings.address, token))


def _new_page(visit: Visit, problems: dict[str, str]) -> Response:
    fields = visit.fields
    typed = {"name": fields.one("name"), "email": fields.one("email"), "roles": fields.several("roles")}
    return visit.render("people_new.html", 422 if problems else 200, problems=problems, typed=typed, roles=list(Role))


def _person_page(visit: Visit, person: Staff, problems: dict[str, str]) -> Response:
    return visit.render(
        "people_one.html",
        422 if problems else 200,
        problems=problems,
        person=person,
        roles=list(Role),
        sessions=fetch_sessions(visit.engine, person.id, visit.now),
        now=visit.now,
    )
