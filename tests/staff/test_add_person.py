"""The command that adds the first person, and helps when the last administrator is locked out."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from feedback.database import engine
from feedback.people import fetch_people, mark_active
from staff.add_person import main
from tests.bot.web.client import served
from tests.staff.site import Browser, Clock, Office, site


@pytest.fixture(autouse=True)
def record(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/record.db")
    monkeypatch.setenv("SITE_ADDRESS", "https://send.example.gov.uk/")
    engine.cache_clear()
    yield
    engine().dispose()
    engine.cache_clear()


def link(said: str) -> str:
    found = re.search(r"^https://send\.example\.gov\.uk/staff(/set-up/[\w-]{43})$", said, re.M)
    assert found, said
    return found[1]


def add(*more: str) -> None:
    main(["--email", "Asha.Patel@example.gov.uk", "--name", "Asha Patel", "--role", "administrator", *more])


def test_it_prints_a_link_that_opens_the_set_up_page(capsys: pytest.CaptureFixture[str]) -> None:
    add("--role", "data_protection")
    said = capsys.readouterr().out
    assert "Give Asha Patel this link. It works once, within 72 hours:" in said
    (person,) = fetch_people(engine())
    assert (person.email, person.roles) == ("asha.patel@example.gov.uk", ("administrator", "data_protection"))
    with served(site(engine(), Clock(time.time()))) as base:
        assert Browser(base).get(link(said)).heading == "Set up your account"


def test_a_second_time_it_says_how_to_get_a_new_link(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    first = link(capsys.readouterr().out)
    with pytest.raises(SystemExit, match=r"already\. For a new link: --new-link"):
        add()
    main(["--email", "asha.patel@EXAMPLE.gov.uk", "--new-link"])
    second = link(capsys.readouterr().out)
    with served(site(engine(), Clock(time.time()))) as base:
        assert [Browser(base).get(path).status for path in (first, second)] == [410, 200]


def test_a_new_link_opens_a_closed_account(capsys: pytest.CaptureFixture[str]) -> None:
    add()
    main(["--email", "ben@example.gov.uk", "--name", "Ben Osei", "--role", "administrator"])
    person = next(person for person in fetch_people(engine()) if person.name == "Asha Patel")
    mark_active(engine(), "command", person.id, False, time.time())
    capsys.readouterr()
    main(["--email", "asha.patel@example.gov.uk", "--new-link"])
    with served(site(engine(), Clock(time.time()))) as base:
        office = Office(base, engine(), Clock(time.time()))
        assert office.browser().get(link(capsys.readouterr().out)).status == 200


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["--email", "asha", "--name", "Asha", "--role", "viewer"], "Enter an e-mail address"),
        (["--email", "a@example.gov.uk", "--role", "viewer"], "Enter a name"),
        (["--email", "a@example.gov.uk", "--name", "Asha"], "Choose one role or more"),
        (["--email", "a@example.gov.uk", "--new-link"], "There is no such person"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(given: list[str], sentence: str) -> None:
    with pytest.raises(SystemExit, match=sentence):
        main(given)
    assert fetch_people(engine()) == []


def test_a_role_that_is_none_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        add("--role", "king")
    assert "data_protection" in capsys.readouterr().err
