""" "You said, we did": two people, one published text, and the needs it answers follow it."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from feedback.replies import (
    APPROVED,
    DRAFT,
    SUBMITTED,
    WITHDRAWN,
    ReplyText,
    delete_reply,
    fetch_replies,
    fetch_replies_to_need,
    fetch_replies_to_topic,
    fetch_reply,
    mark_approved,
    mark_published,
    mark_reply_text,
    mark_submitted,
    mark_withdrawn,
    record_reply,
)
from feedback.reviews import ACTED_ON, NEW, PUBLISHED, NotAllowedError
from feedback.store import delete_by_receipt_key, fetch_need
from feedback.verify import verify
from tests.feedback.conftest import NOW, TODAY, add, person


@pytest.fixture
def two(database: Engine) -> tuple[str, str]:
    return person(database, "Writer One"), person(database, "Publisher Two")


def draft(database: Engine, author: str, *need_ids: str, title: str = "Shorter waits") -> str:
    text = ReplyText(title, "You waited.", "We hired.", "U02", topics=("ehc_refused_assessment",), need_ids=need_ids)
    return record_reply(database, text, author=author, now=NOW)


def publish(database: Engine, reply_id: str, two: tuple[str, str]) -> None:
    mark_submitted(database, reply_id, actor=two[0], now=NOW)
    mark_approved(database, reply_id, approver=two[1], now=NOW)
    mark_published(database, reply_id, actor=two[1], today=TODAY, now=NOW)


def state_of_need(database: Engine, need_id: str) -> str:
    need = fetch_need(database, need_id)
    assert need is not None
    return need.review.state


def state(database: Engine, reply_id: str) -> str:
    reply = fetch_reply(database, reply_id)
    assert reply is not None
    return reply.state


def test_a_reply_goes_from_draft_to_published_by_two_people(database: Engine, two: tuple[str, str]) -> None:
    need = add(database)
    reply_id = draft(database, two[0], need.id)
    assert state(database, reply_id) == DRAFT
    publish(database, reply_id, two)
    reply = fetch_reply(database, reply_id)
    assert reply is not None
    assert (reply.state, reply.author_id, reply.approver_id, reply.published_on) == (PUBLISHED, *two, TODAY)
    assert (reply.topics, reply.need_ids) == (["ehc_refused_assessment"], [need.id])
    assert verify(database).faults == ()


def test_nobody_approves_their_own_words(database: Engine, two: tuple[str, str]) -> None:
    reply_id = draft(database, two[0])
    mark_submitted(database, reply_id, actor=two[0], now=NOW)
    with pytest.raises(NotAllowedError, match="same_person"):
        mark_approved(database, reply_id, approver=two[0], now=NOW)
    assert state(database, reply_id) == SUBMITTED


def test_whoever_changed_it_last_cannot_approve_it(database: Engine, two: tuple[str, str]) -> None:
    reply_id = draft(database, two[0])
    mark_reply_text(database, reply_id, ReplyText("T", "You said.", "We did more."), author=two[1], now=NOW)
    mark_submitted(database, reply_id, actor=two[1], now=NOW)
    with pytest.raises(NotAllowedError, match="same_person"):
        mark_approved(database, reply_id, approver=two[1], now=NOW)


def test_a_change_after_approval_has_to_be_approved_again(database: Engine, two: tuple[str, str]) -> None:
    reply_id = draft(database, two[0])
    mark_submitted(database, reply_id, actor=two[0], now=NOW)
    mark_approved(database, reply_id, approver=two[1], now=NOW)
    mark_reply_text(database, reply_id, ReplyText("T", "You said.", "Other words."), author=two[0], now=NOW)
    with pytest.raises(NotAllowedError, match="not_from_here"):
        mark_published(database, reply_id, actor=two[1], today=TODAY, now=NOW)
    reply = fetch_reply(database, reply_id)
    assert reply is not None
    assert (reply.state, reply.approver_id) == (DRAFT, None)


def test_a_draft_cannot_be_published_and_a_published_one_not_changed_or_deleted(
    database: Engine, two: tuple[str, str]
) -> None:
    reply_id = draft(database, two[0])
    with pytest.raises(NotAllowedError):
        mark_published(database, reply_id, actor=two[1], today=TODAY, now=NOW)
    publish(database, reply_id, two)
    with pytest.raises(NotAllowedError):
        mark_reply_text(database, reply_id, ReplyText("T", "a", "b"), author=two[0], now=NOW)
    with pytest.raises(NotAllowedError):
        delete_reply(database, reply_id, actor=two[1], now=NOW)


def test_publishing_publishes_its_needs_and_withdrawing_takes_that_back(database: Engine, two: tuple[str, str]) -> None:
    mine, other = add(database), add(database)
    reply_id = draft(database, two[0], mine.id)
    publish(database, reply_id, two)
    assert (state_of_need(database, mine.id), state_of_need(database, other.id)) == (PUBLISHED, NEW)
    mark_withdrawn(database, reply_id, actor=two[1], now=NOW)
    assert state(database, reply_id) == WITHDRAWN
    assert state_of_need(database, mine.id) == ACTED_ON


def test_a_need_with_another_published_reply_stays_published(database: Engine, two: tuple[str, str]) -> None:
    need = add(database)
    first, second = draft(database, two[0], need.id), draft(database, two[0], need.id, title="Other")
    publish(database, first, two)
    publish(database, second, two)
    mark_withdrawn(database, first, actor=two[1], now=NOW)
    assert state_of_need(database, need.id) == PUBLISHED
    assert {reply.id for reply in fetch_replies_to_need(database, need.id)} == {first, second}


def test_a_withdrawn_reply_can_be_written_anew_and_published(database: Engine, two: tuple[str, str]) -> None:
    reply_id = draft(database, two[0])
    publish(database, reply_id, two)
    mark_withdrawn(database, reply_id, actor=two[1], now=NOW)
    mark_reply_text(database, reply_id, ReplyText("Corrected", "a", "b"), author=two[0], now=NOW)
    publish(database, reply_id, two)
    assert [reply.title for reply in fetch_replies(database, PUBLISHED)] == ["Corrected"]


def test_only_published_replies_are_found_by_topic(database: Engine, two: tuple[str, str]) -> None:
    shown, _ = draft(database, two[0]), draft(database, two[0])
    publish(database, shown, two)
    assert [reply.id for reply in fetch_replies_to_topic(database, "ehc_refused_assessment")] == [shown]
    assert fetch_replies_to_topic(database, "senco_help") == []
    assert (len(fetch_replies(database)), len(fetch_replies(database, APPROVED))) == (2, 0)


def test_a_reply_to_a_need_that_is_gone_is_refused_and_leaves_nothing(database: Engine, two: tuple[str, str]) -> None:
    with pytest.raises(NotAllowedError, match="no_such_need"):
        draft(database, two[0], "gone")
    assert fetch_replies(database) == []


def test_a_withdrawn_need_leaves_its_reply_and_no_link(database: Engine, two: tuple[str, str]) -> None:
    need = add(database)
    reply_id = draft(database, two[0], need.id)
    delete_by_receipt_key(database, need.receipt_key or "", TODAY)
    reply = fetch_reply(database, reply_id)
    assert reply is not None
    assert reply.need_ids == []


def test_a_deleted_reply_is_gone_with_its_links(database: Engine, two: tuple[str, str]) -> None:
    need = add(database)
    reply_id = draft(database, two[0], need.id)
    delete_reply(database, reply_id, actor=two[0], now=NOW)
    assert fetch_reply(database, reply_id) is None
    assert fetch_need(database, need.id) is not None
    with pytest.raises(NotAllowedError, match="no_such_reply"):
        delete_reply(database, reply_id, actor=two[0], now=NOW)
