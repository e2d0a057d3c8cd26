"""Invented people of every role, with a passphrase and a phone each."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import pyotp
from sqlalchemy import Engine

from feedback.invitations import Phone, mark_set_up
from feedback.people import record_person
from staff.passphrases import hashed

WORDS = [
    "anchor",
    "beach",
    "cliff",
    "drift",
    "estuary",
    "ferry",
    "gull",
    "harbour",
    "island",
    "jetty",
    "kelp",
    "lantern",
    "marsh",
    "pier",
    "shingle",
    "tide",
]


def add_people(engine: Engine, people: Sequence[Mapping[str, Any]], now: float) -> dict[str, tuple[str, str]]:
    """E-mail address to id and passphrase."""
    added = {}
    for person in people:
        name, email, passphrase = person["name"], person["email"], "-".join(secrets.choice(WORDS) for _ in range(5))
        person_id, token = record_person(engine, "command", name=name, email=email, roles=person["roles"], now=now)
        mark_set_up(engine, token, hashed(passphrase), Phone(pyotp.random_base32(), 0), now)
        added[email] = (person_id, passphrase)
    return added
