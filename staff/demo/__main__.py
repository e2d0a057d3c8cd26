"""Makes the demonstration's database anew and prints who can sign in: `make demo`, which then starts the site on it."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import yaml
from sqlalchemy import Engine, make_url

from feedback.database import make_engine, migrate, writing
from feedback.invented import record_invented
from feedback.kind import check_kind, mark_demo
from feedback.settings import SettingsError, read_settings
from staff.days import moment_of, today
from staff.demo.people import add_people
from staff.demo.records import MANY, invented
from staff.demo.replies import add_questions, add_replies, add_tallies
from staff.settings import ROOT

FILE = "demo.db"
AUTHOR, SECOND = "officer@demo.example", "publisher@demo.example"


def main() -> None:
    try:
        url = _own_url()
        people = fill(_empty(url), time.time(), MANY)
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    print(f"A demonstration: {MANY} invented records, no real ones. Sign in at /staff/ as one of these people.")
    print("Their passphrases are printed this once. Each also needs a code: make demo-code WHO=officer\n")
    for email, (_, passphrase) in people.items():
        print(f"  {email:32} {passphrase}")
    print(flush=True)


def _own_url() -> str:
    settings = read_settings()
    url = make_url(settings.database_url)
    if not settings.demo or url.get_backend_name() != "sqlite" or Path(url.database or "").name != FILE:
        raise SettingsError("the demonstration has a database of its own: start it with `make demo`")
    return settings.database_url


def _empty(url: str) -> Engine:
    """What is there is removed, but only if it is a demonstration."""
    file = Path(make_url(url).database or "")
    if file.exists():
        migrate(url)
        old = make_engine(url)
        check_kind(old, demo=True)
        old.dispose()
        for path in file.parent.glob(f"{FILE}*"):
            path.unlink()
    migrate(url)
    engine = make_engine(url)
    with writing(engine) as session:
        mark_demo(session)
    return engine


def fill(engine: Engine, now: float, many: int) -> dict[str, tuple[str, str]]:
    """E-mail address to id and passphrase of those who can sign in."""
    about: dict[str, Any] = yaml.safe_load((ROOT / "data" / "demo.yml").read_text(encoding="utf-8"))
    chance, day = Random(2026), today(now)
    moment: datetime = moment_of(now)
    record_invented(engine, invented(about, day, chance, many), moment)
    people = add_people(engine, about["people"], now)
    add_replies(engine, about["replies"], day, people[AUTHOR][0], people[SECOND][0])
    add_questions(engine, about["questions"], day, chance)
    add_tallies(engine, day, chance)
    return people


if __name__ == "__main__":
    main()
