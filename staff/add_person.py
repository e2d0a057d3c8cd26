"""Adds a person and prints their set-up link; `make staff-user`.

`python -m staff.add_person --email … --name … --role …`; with `--new-link`, a new link for somebody who is there.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from feedback.database import engine
from feedback.invitations import mark_invited
from feedback.people import EmailTakenError, fetch_person_by_email, mark_active, record_person
from feedback.settings import SettingsError as RecordSettingsError
from staff.person_form import link_for, person_problems
from staff.roles import Role
from staff.settings import SettingsError, read_settings
from staff.words import words


def main(given: Sequence[str] | None = None) -> None:
    asked = _parser().parse_args(given)
    name, email = asked.name.strip(), asked.email.strip()
    try:
        settings = read_settings()
        token = _again(email) if asked.new_link else _added(name, email, asked.role)
    except (SettingsError, RecordSettingsError) as error:
        raise SystemExit(str(error)) from None
    except EmailTakenError:
        raise SystemExit(f"{words('problems')['email_taken']}. For a new link: --new-link") from None
    print(f"Give {name or email} this link. It works once, within 72 hours:\n{link_for(settings.address, token)}")


def _added(name: str, email: str, roles: Sequence[Role]) -> str:
    problems = person_problems(name, email, roles)
    if problems:
        raise SystemExit("\n".join(words("problems")[code] for code in problems.values()))
    return record_person(engine(), "command", name=name, email=email, roles=set(roles), now=time.time())[1]


def _again(email: str) -> str:
    """For when the last administrator has lost their phone, and nobody can help by the site."""
    person = fetch_person_by_email(engine(), email)
    token = mark_invited(engine(), "command", person.id, time.time()) if person else None
    if person is None or token is None:
        raise SystemExit("There is no such person with an account of this site")
    if not person.active:
        mark_active(engine(), "command", person.id, True, time.time())
    return token


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="staff.add_person", description="Adds a person who may use the staff site.")
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", default="")
    parser.add_argument("--role", action="append", choices=list(Role), type=Role, default=[], help="may be repeated")
    parser.add_argument("--new-link", action="store_true", help="for somebody who is there; the old passphrase ends")
    return parser


if __name__ == "__main__":
    main()
