"""The pages on the real record: what a parent sent is followed up, answered in public, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.web.app import create_app
from bot.web.public_record import Outcome, PublicRecord
from feedback import public
from feedback.local import open_local
from feedback.receipts import spaced
from feedback.replies import ReplyText, mark_approved, mark_published, mark_submitted, record_reply
from feedback.reviews import STATES
from feedback.store import Need, count_needs, fetch_needs, record_need
from tests.bot.web.client import Client, served
from tests.bot.web.conftest import SETTINGS, Scripted
from tests.bot.web.small_record import SmallRecord, View
from tests.feedback.conftest import NOW, SECRET, TODAY, new_record, person


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = new_record(tmp_path / "record.db")
    yield engine
    engine.dispose()


@pytest.fixture
def pages(database: Engine, tmp_path: Path, scripted: Scripted) -> Iterator[Client]:
    beside = open_local(tmp_path / "outbox.db")
    record: PublicRecord = public.PublicRecord(database, SECRET, beside, today=lambda: TODAY)
    app: Any = create_app(scripted, SETTINGS, public_record=record)  # type: ignore[arg-type]
    with served(app) as base:
        yield Client(base)
    beside.dispose()


def publish(database: Engine) -> None:
    (need,) = fetch_needs(database)
    writer, other = person(database, "Writer"), person(database, "Other")
    text = ReplyText("Shorter waits", "You waited.", "We hired.", "U02", topics=("transport",), need_ids=(need.id,))
    reply = record_reply(database, text, author=writer, now=NOW)
    mark_submitted(database, reply, actor=writer, now=NOW)
    mark_approved(database, reply, approver=other, now=NOW)
    mark_published(database, reply, actor=other, today=TODAY, now=NOW)


def test_a_parents_own_record_is_followed_up_answered_and_taken_back(database: Engine, pages: Client) -> None:
    code = spaced(record_need(database, SECRET, "a form", Need("U02", words="We rang for weeks."), TODAY).code)
    shown = pages.send_form({"code": code, "do": "look"}, "/receipt").page.words
    assert "Getting an assessment or plan" in shown
    assert "Nobody has looked at it yet" in shown
    assert "weeks" not in shown
    publish(database)
    assert "We hired." in pages.send_form({"code": code, "do": "look"}, "/receipt").page.words
    for path in ("/you-said-we-did", "/topics/transport"):
        assert "We hired." in pages.get(path).page.words
    assert "It is gone." in pages.send_form({"code": code, "do": "withdraw"}, "/receipt").page.words
    assert count_needs(database) == 0
    assert "No record has that code" in pages.send_form({"code": code, "do": "look"}, "/receipt").page.words


def test_a_wrong_letter_is_told_as_such(pages: Client) -> None:
    assert "not quite a code of ours" in pages.send_form({"code": "ABCDE-FGHJK-A"}, "/receipt").page.words


@pytest.mark.parametrize("state", STATES)
def test_every_state_of_a_record_has_words(site: Client, small_record: SmallRecord, state: str) -> None:
    small_record.rows["CODE"] = View("found", state, "2026-11", "U02")
    assert site.send_form({"code": "CODE"}, "/receipt").status == 200


def test_every_outcome_has_words(site: Client, small_record: SmallRecord) -> None:
    for outcome in Outcome.__args__:  # type: ignore[attr-defined]
        if outcome != "found":
            small_record.rows["CODE"] = View(outcome)
            assert site.send_form({"code": "CODE"}, "/receipt").status in (422, 429)
