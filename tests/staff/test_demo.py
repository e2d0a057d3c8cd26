"""The demonstration: living, marked everywhere, and never in a real record."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import Engine

import feedback.database
from feedback.database import make_engine, writing
from feedback.invented import Invented, NotInventedError, fetch_invented_phone, record_invented
from feedback.kind import mark_demo
from feedback.people import fetch_people
from feedback.questions import count_questions
from feedback.replies import STATES, fetch_replies
from feedback.reviews import STATES as NEED_STATES
from feedback.store import Need, NeedFilter, count_needs, count_needs_by
from staff.demo import __main__ as command
from staff.demo.code import main as print_code
from staff.roles import Role
from tests.bot.web.client import served
from tests.staff.site import SETTINGS, Clock, Colleague, Office, site

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture
def demo(empty_record: Path, tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{shutil.copy(empty_record, tmp_path / 'demo.db')}")
    with writing(engine) as session:
        mark_demo(session)
    yield engine
    engine.dispose()


def test_there_is_some_of_everything(demo: Engine, clock: Clock) -> None:
    command.fill(demo, clock(), many=400)
    assert count_needs(demo) == 400
    assert len({month for (month,) in count_needs_by(demo, "month")}) == 18
    assert {state for (state,) in count_needs_by(demo, "state")} == set(NEED_STATES)
    assert {reply.state for reply in fetch_replies(demo)} == set(STATES)
    assert {role for person in fetch_people(demo) for role in person.roles} == set(Role)
    assert count_questions(demo) > 10
    assert count_needs(demo, NeedFilter(category="U02")) > count_needs(demo, NeedFilter(category="U13"))


def test_its_people_can_sign_in_and_every_page_says_that_it_is_invented(demo: Engine, clock: Clock) -> None:
    people = command.fill(demo, clock(), many=20)
    clock.now += 60
    with served(site(demo, clock, replace(SETTINGS, demo=True))) as base:
        office = Office(base, demo, clock)
        assert "every record here is invented" in office.browser().get("/sign-in").text
        email = "officer@demo.example"
        secret = fetch_invented_phone(demo, email)
        assert secret is not None
        browser = office.sign_in(Colleague(people[email][0], email, secret, people[email][1]))
        assert "every record here is invented" in browser.get("/themes").text


def test_a_real_site_says_nothing_of_a_demonstration(office: Office) -> None:
    assert "invented" not in office.browser().get("/sign-in").text


def test_nothing_invented_gets_into_a_real_record_and_no_code_out_of_it(office: Office) -> None:
    with pytest.raises(NotInventedError):
        record_invented(office.engine, [Invented("2026-11", Need("U01"))], NOW)
    with pytest.raises(NotInventedError):
        fetch_invented_phone(office.engine, "asha.patel@example.gov.uk")
    assert count_needs(office.engine) == 0


@pytest.fixture
def own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DEMO", "1")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'demo.db'}")
    monkeypatch.setattr(command, "MANY", 5)
    feedback.database.engine.cache_clear()
    yield tmp_path / "demo.db"
    feedback.database.engine.cache_clear()


def test_the_command_makes_it_anew_each_time_and_prints_who_can_sign_in(
    own_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command.main()
    first = capsys.readouterr().out
    assert "administrator@demo.example" in first
    command.main()
    assert capsys.readouterr().out != first  # other passphrases
    print_code("officer")
    assert pyotp.TOTP(fetch_invented_phone(feedback.database.engine(), "officer@demo.example") or "").verify(
        capsys.readouterr().out.strip(), valid_window=1
    )


def test_the_command_leaves_a_real_record_alone_whatever_it_is_called(own_file: Path, empty_record: Path) -> None:
    shutil.copy(empty_record, own_file)
    before = own_file.read_bytes()
    with pytest.raises(SystemExit, match="real record"):
        command.main()
    assert own_file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "value"),
    [("DEMO", ""), ("DATABASE_URL", "sqlite:////tmp/record.db"), ("DATABASE_URL", "postgresql+psycopg2://u@h/demo.db")],
)
def test_the_command_wants_its_own_database(
    own_file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match="make demo"):
        command.main()
