"""Faults that no other test injects: the parent hears something true, and what was thanked for is there once.

All faults and where each is tested: docs/faults.md.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.published import published
from feedback import tally_sheet
from feedback.database import reading
from feedback.models import Note
from feedback.reviews import record_note
from feedback.store import count_needs
from feedback.tallies import fetch_tallies, record_tallies
from privacy.redact import Redacted, RedactorTooSlowError
from tests.conftest import Conversation
from tests.dialogue.steps import failing, go_to, raise_error, record_broken, slots, to_preview
from tests.feedback.conftest import NOW, add, person

QUESTION = "can my son get free school transport"
THANKS = "Your code is"
TODAY = date(2026, 11, 25)


def too_slow(*_: Any, **__: Any) -> Redacted:
    raise RedactorTooSlowError


def test_a_redactor_that_is_too_slow_at_the_door_is_told_and_nothing_of_the_text_goes_on(
    parent: Conversation, record: Any
) -> None:
    with failing("bot.door.redact", instead=too_slow):
        assert parent.say(QUESTION)
        assert parent.topic is None
    parent.say(QUESTION)
    assert parent.topic == "transport"


def test_a_redactor_that_is_too_slow_for_own_words_keeps_none_of_them_and_the_form_goes_on(
    parent: Conversation, record: Any
) -> None:
    go_to(parent, "feedback_words")
    with failing("actions.feedback_form.redact", instead=too_slow):
        assert parent.say("Nobody rang back.")
    assert slots(parent)["requested_slot"] == "feedback_words"
    parent.say("Nobody rang back.")
    assert THANKS in parent.tap("Send it")
    assert count_needs(record) == 1


def test_published_replies_that_cannot_be_read_do_not_stand_before_an_answer(
    parent: Conversation, record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    published.forget()
    monkeypatch.setattr("actions.published.fetch_replies", raise_error)
    parent.say(QUESTION)
    assert parent.topic == "transport"
    published.forget()


def test_counts_that_cannot_be_written_do_not_stand_before_an_answer_and_are_written_later(record: Any) -> None:
    broken = [True]

    def write(counts: Any, today: date) -> None:
        if broken[0]:
            raise_error()
        record_tallies(record, counts, today)

    sheet = tally_sheet.TallySheet(write)
    sheet.add("transport", "asked", TODAY)
    sheet.flush(TODAY)
    broken[0] = False
    sheet.flush(TODAY)
    assert sum(fetch_tallies(record, "2026-01", "2026-12").values()) == 1


def test_an_audit_that_cannot_be_written_undoes_what_it_was_to_tell_of(
    record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    need, who = add(record), person(record)
    monkeypatch.setattr("feedback.reviews.record_event", raise_error)
    with pytest.raises(RuntimeError):
        record_note(record, need.id, "Rang the school.", author=who, today=TODAY, now=NOW)
    with reading(record) as session:
        assert session.query(Note).count() == 0


def test_a_receipt_that_cannot_be_looked_up_is_told_and_the_code_is_good_afterwards(
    parent: Conversation, record: Any, tmp_path: Any
) -> None:
    to_preview(parent)
    code = parent.tap("Send it").split(THANKS)[1].split()[0].strip(".*")
    with record_broken(tmp_path):
        assert "can't look that up" in parent.say(code)
    assert "Nobody has read it yet" in parent.say(code)
