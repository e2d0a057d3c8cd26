"""What a parent sees with a code, and what anybody sees of replies; wrong codes tell nothing, and not often."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from feedback.outbox import WaitingNeed, record_waiting
from feedback.public import PublicRecord
from feedback.receipts import code_of, key_of, spaced
from feedback.replies import ReplyText, mark_approved, mark_published, mark_submitted, mark_withdrawn, record_reply
from feedback.reviews import mark_state
from feedback.store import Need, count_needs, fetch_needs, record_need
from feedback.tries import EACH
from tests.feedback.conftest import NOW, SECRET, TODAY, person

NOBODYS = code_of("a form that was never sent", SECRET)


@pytest.fixture
def public(database: Engine, beside: Engine) -> PublicRecord:
    return PublicRecord(database, SECRET, beside, today=lambda: TODAY)


@pytest.fixture
def code(database: Engine) -> str:
    return record_need(database, SECRET, "a form", Need("U02", words="We rang for weeks."), TODAY).code


def published(database: Engine, *need_ids: str, title: str = "Shorter waits") -> str:
    writer, publisher = person(database, f"Writer of {title}"), person(database, f"Publisher of {title}")
    text = ReplyText(title, "You waited.", "We hired.", "U02", topics=("senco_help",), need_ids=need_ids)
    reply_id = record_reply(database, text, author=writer, now=NOW)
    mark_submitted(database, reply_id, actor=writer, now=NOW)
    mark_approved(database, reply_id, approver=publisher, now=NOW)
    mark_published(database, reply_id, actor=publisher, today=TODAY, now=NOW)
    return reply_id


@pytest.mark.parametrize("typing", [str, spaced, str.lower])
def test_a_code_shows_the_month_the_kind_and_the_state_and_no_words(
    database: Engine, public: PublicRecord, code: str, typing: Any
) -> None:
    view = public.receipt(typing(code), "caller")
    assert (view.outcome, view.state, view.month, view.category, view.reason, view.replies) == (
        "found", "new", "2026-11", "U02", None, (),
    )  # fmt: skip
    assert "weeks" not in str(view)


def test_a_code_shows_how_far_it_is_and_why_nothing_is_done(database: Engine, public: PublicRecord, code: str) -> None:
    (need,) = fetch_needs(database)
    mark_state(database, need.id, "seen", actor="someone", now=NOW)
    mark_state(database, need.id, "no_action", actor="someone", now=NOW, reason="not_ours")
    view = public.receipt(code, "caller")
    assert (view.state, view.reason) == ("no_action", "not_ours")


def test_a_code_shows_the_published_replies_to_it_alone(database: Engine, public: PublicRecord, code: str) -> None:
    (need,) = fetch_needs(database)
    mine = published(database, need.id)
    published(database, title="To others")
    view = public.receipt(code, "caller")
    assert (view.state, [reply.title for reply in view.replies]) == ("published", ["Shorter waits"])
    mark_withdrawn(database, mine, actor="someone", now=NOW)
    assert public.receipt(code, "caller").replies == ()


@pytest.mark.parametrize("typed", ["", "hello", "7H2KQ-9M4TX", "0000000000é", "x" * 5000])
def test_what_cannot_be_a_code_is_said_to_be_none_and_costs_no_try(public: PublicRecord, typed: str) -> None:
    assert {public.receipt(typed, "caller").outcome for _ in range(2 * EACH)} == {"not_a_code"}
    assert not public.withdraw(typed, "caller")
    assert public.receipt(NOBODYS, "caller").outcome == "unknown"


def test_after_five_wrong_codes_even_the_right_one_has_to_wait(public: PublicRecord, code: str) -> None:
    wrong = [code_of(str(number), SECRET) for number in range(EACH)]
    assert [public.receipt(each, "caller").outcome for each in wrong] == ["unknown"] * EACH
    assert public.receipt(code, "caller").outcome == "too_many"
    assert not public.withdraw(code, "caller")
    assert public.receipt(code, "another caller").outcome == "found"


def test_wrong_codes_of_withdrawals_count_too(public: PublicRecord) -> None:
    assert not any(public.withdraw(code_of(str(number), SECRET), "caller") for number in range(EACH))
    assert public.receipt(NOBODYS, "caller").outcome == "too_many"


def test_a_parent_may_look_as_often_as_they_like(public: PublicRecord, code: str) -> None:
    assert {public.receipt(code, "caller").outcome for _ in range(4 * EACH)} == {"found"}


def test_a_withdrawn_need_is_gone_and_its_code_unknown(database: Engine, public: PublicRecord, code: str) -> None:
    assert public.withdraw(spaced(code), "caller")
    assert count_needs(database) == 0
    assert public.receipt(code, "caller").outcome == "unknown"
    assert not public.withdraw(code, "caller")


def test_a_need_that_waits_for_the_record_is_seen_and_withdrawn_like_any(
    database: Engine, public: PublicRecord, beside: Engine
) -> None:
    record_waiting(beside, WaitingNeed("form", key_of(NOBODYS, SECRET), "2026-11", Need("U07")))
    view = public.receipt(NOBODYS, "caller")
    assert (view.outcome, view.state, view.month, view.category) == ("found", "new", "2026-11", "U07")
    assert public.withdraw(NOBODYS, "caller")
    assert public.receipt(NOBODYS, "caller").outcome == "unknown"


def test_an_outbox_that_fails_does_not_hide_what_is_in_the_record(
    public: PublicRecord, beside: Engine, code: str
) -> None:
    with beside.begin() as connection:
        connection.execute(text("DROP TABLE waiting"))
    assert public.receipt(code, "caller").outcome == "found"
    assert public.receipt(NOBODYS, "caller").outcome == "unknown"


def test_a_wrong_code_asks_the_database_exactly_what_a_right_one_asks(
    database: Engine, public: PublicRecord, code: str
) -> None:
    asked: list[str] = []
    event.listen(database, "before_cursor_execute", lambda *given: asked.append(given[2]))
    public.receipt(code, "caller")
    right = list(asked)
    asked.clear()
    public.receipt(NOBODYS, "caller")
    # Only the tags of a need that is there are read besides.
    assert [each for each in right if "need_tag" not in each] == asked


def test_what_is_published_is_for_everybody_newest_first_and_by_topic(database: Engine, public: PublicRecord) -> None:
    assert public.published() == []
    published(database)
    (reply,) = public.published()
    assert (reply.title, reply.you_said, reply.we_did, reply.category, reply.published_on, reply.topics) == (
        "Shorter waits", "You waited.", "We hired.", "U02", TODAY, ("senco_help",),
    )  # fmt: skip
    assert public.published_for("senco_help") == [reply]
    assert public.published_for("other") == []


def test_it_is_what_the_parents_pages_ask_for(public: PublicRecord) -> None:
    from bot.web.public_record import PublicRecord as Asked

    asked: Asked = public
    assert asked.published() == []
