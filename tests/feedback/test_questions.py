"""Questions without a good answer: redacted strictly, by month, worked off one by one."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, text

from feedback.audit import fetch_events
from feedback.questions import (
    ANSWERED,
    DISMISSED,
    NEW,
    UNANSWERED,
    UNHELPFUL,
    count_questions,
    fetch_questions,
    mark_question,
    record_question,
)
from feedback.reviews import NotAllowedError
from tests.feedback.conftest import NOW, TODAY


def test_a_question_is_redacted_strictly_before_it_is_kept(database: Engine) -> None:
    record_question(database, "Can Jack Turner of SS9 2AB have a taxi on 3 May?", UNANSWERED, TODAY)
    (row,) = fetch_questions(database)
    assert not [said for said in ("Jack", "Turner", "2AB", "3 May") if said in str(row.words)]
    assert "taxi" in str(row.words)
    with database.connect() as connection:
        assert "taxi" not in connection.execute(text("SELECT words FROM unanswered_question")).scalar_one()


def test_a_question_that_cannot_be_redacted_is_not_kept(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TimeoutError

    monkeypatch.setattr("feedback.questions.redact", fail)
    with pytest.raises(TimeoutError):
        record_question(database, "what", UNANSWERED, TODAY)
    assert count_questions(database) == 0


def test_the_newest_month_comes_first_and_days_are_not_kept(database: Engine) -> None:
    for month in (3, 12, 7):
        record_question(database, "what", UNHELPFUL, date(2026, month, 9), "senco_help")
    assert [(row.month, row.topic) for row in fetch_questions(database)] == [
        ("2026-12", "senco_help"),
        ("2026-07", "senco_help"),
        ("2026-03", "senco_help"),
    ]


@pytest.mark.parametrize("state", [ANSWERED, DISMISSED])
def test_a_question_is_worked_off_and_that_is_audited(database: Engine, state: str) -> None:
    record_question(database, "what", UNANSWERED, TODAY)
    (row,) = fetch_questions(database)
    mark_question(database, row.id, state, actor="someone", now=NOW)
    assert (count_questions(database, NEW), count_questions(database, state), count_questions(database, None)) == (
        0,
        1,
        1,
    )
    assert [entry.action for entry, _ in fetch_events(database, subject=("question", row.id))] == ["question"]


def test_a_question_or_a_state_that_is_not_there_is_refused(database: Engine) -> None:
    record_question(database, "what", UNANSWERED, TODAY)
    with pytest.raises(NotAllowedError, match="no_such_question"):
        mark_question(database, "gone", ANSWERED, actor="someone", now=NOW)
    with pytest.raises(NotAllowedError, match="not_from_here"):
        mark_question(database, fetch_questions(database)[0].id, "lost", actor="someone", now=NOW)
