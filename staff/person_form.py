"""What a person needs to be added, on the site and by the command; and the link they are given."""

from __future__ import annotations

import re
from collections.abc import Sequence

from staff.roles import Role
from staff.settings import BASE

# As much of RFC 5321 as a council's addresses use; no line end, which could become a header.
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+")
LONGEST_NAME = 100


def person_problems(name: str, email: str, roles: Sequence[Role]) -> dict[str, str]:
    problems: dict[str, str] = {}
    if not name or not name.isprintable():
        problems["name"] = "name_missing"
    elif len(name) > LONGEST_NAME:
        problems["name"] = "name_long"
    if len(email) > 254 or not EMAIL.fullmatch(email):
        problems["email"] = "email_wrong"
    if not roles:
        problems["roles"] = "roles_missing"
    return problems


def link_for(address: str, token: str) -> str:
    return f"{address}{BASE}/set-up/{token}"
