"""A need's way through the council: only allowed steps, each audited; notes and tags carry nobody's name."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from feedback.audit import fetch_events
from feedback.reviews import (
    ACTED_ON,
    NEEDS_ACTION,
    NEW,
    NEXT,
    NO_ACTION,
    PUBLISHED,
    SEEN,
    STATES,
    WITH_SERVICE,
    NotAllowedError,
    delete_note,
    delete_tag,
    fetch_notes,
    fetch_tags,
    mark_assignee,
    mark_quarantined,
    mark_recommendation,
    mark_service,
    mark_state,
    mark_words,
    record_note,
    record_read,
    record_tag,
)
from feedback.store import NeedFilter, count_needs, fetch_need, fetch_needs
from feedback.verify import verify
from tests.feedback.conftest import NOW, TODAY, add, person

WAY = {
    NEW: (),
    SEEN: (SEEN,),
    NEEDS_ACTION: (SEEN, NEEDS_ACTION),
    WITH_SERVICE: (SEEN, WITH_SERVICE),
    ACTED_ON: (SEEN, ACTED_ON),
    NO_ACTION: (SEEN, NO_ACTION),
}


def mark(database: Engine, need_id: str, *states: str) -> None:
    for state in states:
        mark_state(
            database, need_id, state, actor="someone", now=NOW, reason="not_ours" if state == NO_ACTION else None
        )


def state_of(database: Engine, need_id: str) -> str:
    need = fetch_need(database, need_id)
    assert need is not None
    return need.review.state


def actions(database: Engine, need_id: str) -> list[str]:
    return [entry.action for entry, _ in reversed(fetch_events(database, subject=("need", need_id)))]


def test_a_need_begins_new_with_nobody_and_nothing_else(database: Engine) -> None:
    review = add(database).review
    given = (review.state, review.reason, review.assignee_id, review.service, review.recommendation, review.quarantined)
    assert given == (NEW, None, None, None, None, False)


@pytest.mark.parametrize(("before", "after"), [(before, after) for before in WAY for after in STATES])
def test_only_the_steps_of_the_table_are_taken(database: Engine, before: str, after: str) -> None:
    need = add(database)
    mark(database, need.id, *WAY[before])
    if after in NEXT[before]:
        mark(database, need.id, after)
        assert state_of(database, need.id) == after
    else:
        with pytest.raises(NotAllowedError, match="not_from_here"):
            mark(database, need.id, after)
        assert state_of(database, need.id) == before


def test_nobody_marks_a_need_published_by_hand() -> None:
    assert PUBLISHED not in {state for following in NEXT.values() for state in following}


def test_a_state_that_does_not_exist_is_refused(database: Engine) -> None:
    with pytest.raises(NotAllowedError):
        mark(database, add(database).id, "lost")


def test_no_action_needs_a_reason_and_any_other_state_takes_it_away(database: Engine) -> None:
    need = add(database)
    mark(database, need.id, SEEN)
    with pytest.raises(NotAllowedError, match="reason_missing"):
        mark_state(database, need.id, NO_ACTION, actor="someone", now=NOW)
    mark(database, need.id, NO_ACTION)
    found = fetch_need(database, need.id)
    assert found is not None
    assert found.review.reason == "not_ours"
    mark(database, need.id, NEEDS_ACTION)
    found = fetch_need(database, need.id)
    assert found is not None
    assert found.review.reason is None


def test_every_step_is_audited_with_what_was_before(database: Engine) -> None:
    need = add(database)
    mark(database, need.id, SEEN, NO_ACTION)
    (last, detail), *_ = fetch_events(database, subject=("need", need.id))
    assert (last.actor, last.action) == ("someone", "state")
    assert detail is not None
    assert (detail["before"], detail["after"]) == (SEEN, {"state": NO_ACTION, "reason": "not_ours"})
    assert verify(database).faults == ()


def test_who_when_and_where_it_lies_are_marked_and_audited(database: Engine) -> None:
    need, reviewer = add(database), person(database)
    mark_assignee(database, need.id, reviewer, actor=reviewer, now=NOW)
    mark_service(database, need.id, "send-team", actor=reviewer, now=NOW)
    mark_recommendation(database, need.id, "R3", actor=reviewer, now=NOW)
    mark_quarantined(database, need.id, True, actor=reviewer, now=NOW)
    found = fetch_need(database, need.id)
    assert found is not None
    review = found.review
    assert (review.assignee_id, review.service, review.recommendation, review.quarantined) == (
        reviewer,
        "send-team",
        "R3",
        True,
    )
    assert actions(database, need.id) == ["assignee_id", "service", "recommendation", "quarantined"]


def test_marking_what_is_so_already_is_no_event(database: Engine) -> None:
    need = add(database)
    mark_quarantined(database, need.id, False, actor="someone", now=NOW)
    assert actions(database, need.id) == []


def test_a_need_that_is_gone_is_said_to_be(database: Engine) -> None:
    with pytest.raises(NotAllowedError, match="no_such_need"):
        mark(database, "gone", SEEN)
    with pytest.raises(NotAllowedError, match="no_such_need"):
        record_note(database, "gone", "A note.", author=person(database), today=TODAY, now=NOW)
    with pytest.raises(NotAllowedError, match="no_such_need"):
        record_tag(database, "gone", "tag", actor="someone", now=NOW)


def test_a_note_is_redacted_before_it_is_kept(database: Engine) -> None:
    need, reviewer = add(database), person(database)
    record_note(database, need.id, "Rang the mother on 07700 900123.", author=reviewer, today=TODAY, now=NOW)
    (note,) = fetch_notes(database, need.id)
    assert "900123" not in str(note.words)
    assert (note.author_id, note.made_on) == (reviewer, TODAY)


def test_a_note_that_cannot_be_redacted_is_not_kept(database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TimeoutError

    need = add(database)
    monkeypatch.setattr("feedback.reviews.redact", fail)
    with pytest.raises(TimeoutError):
        record_note(database, need.id, "A note.", author=person(database), today=TODAY, now=NOW)
    assert fetch_notes(database, need.id) == []


def test_a_note_can_be_deleted_and_that_is_audited(database: Engine) -> None:
    need = add(database)
    note = record_note(database, need.id, "A note.", author=person(database), today=TODAY, now=NOW)
    delete_note(database, note, actor="someone", now=NOW)
    delete_note(database, note, actor="someone", now=NOW)
    assert fetch_notes(database, need.id) == []
    assert actions(database, need.id) == ["note", "note_deleted"]


@pytest.mark.parametrize("tag", ["waiting-list", "speech", "2026"])
def test_a_tag_finds_its_needs(database: Engine, tag: str) -> None:
    need, _ = add(database), add(database)
    record_tag(database, need.id, tag, actor="someone", now=NOW)
    record_tag(database, need.id, tag, actor="someone", now=NOW)
    assert [row.id for row in fetch_needs(database, where=NeedFilter(tag=tag))] == [need.id]
    assert fetch_tags(database) == {tag: 1}
    found = fetch_need(database, need.id)
    assert found is not None
    assert found.tags == [tag]


@pytest.mark.parametrize("tag", ["", "Two Words", "x" * 31, "-x", "jack-turner", "ss9-2ab", "a@b", "ten\n"])
def test_a_tag_that_is_a_sentence_or_a_name_is_refused(database: Engine, tag: str) -> None:
    with pytest.raises(NotAllowedError, match="not_a_tag"):
        record_tag(database, add(database).id, tag, actor="someone", now=NOW)
    assert fetch_tags(database) == {}


def test_a_tag_can_be_taken_off(database: Engine) -> None:
    need = add(database)
    record_tag(database, need.id, "speech", actor="someone", now=NOW)
    delete_tag(database, need.id, "speech", actor="someone", now=NOW)
    delete_tag(database, need.id, "speech", actor="someone", now=NOW)
    assert fetch_tags(database) == {}
    assert actions(database, need.id) == ["tag", "tag_deleted"]


def test_words_with_a_name_left_in_are_replaced_and_the_old_ones_are_nowhere(database: Engine) -> None:
    need = add(database, words="Qzvarnholt was left out.")
    mark_words(database, need.id, "[name] was left out.", actor="someone", now=NOW)
    found = fetch_need(database, need.id)
    assert found is not None
    assert found.words == "[name] was left out."
    assert actions(database, need.id) == ["words_replaced"]


def test_every_read_is_in_the_audit(database: Engine) -> None:
    one, other = add(database), add(database)
    record_read(database, [one.id, other.id], actor="someone", now=NOW)
    assert actions(database, one.id) == actions(database, other.id) == ["read_words"]


@pytest.mark.parametrize(
    ("where", "number"),
    [
        (NeedFilter(), 3),
        (NeedFilter(category="U01"), 1),
        (NeedFilter(area="SS9", category="U02"), 1),
        (NeedFilter(state=SEEN), 1),
        (NeedFilter(state=NEW, category="U02"), 2),
        (NeedFilter(assignee_id=""), 3),
        (NeedFilter(quarantined=True), 0),
        (NeedFilter(from_month="2026-12"), 0),
        (NeedFilter(from_month="2026-11", to_month="2026-11"), 3),
        (NeedFilter(to_month="2026-10"), 0),
    ],
)
def test_needs_are_found_by_what_holds_of_them(database: Engine, where: NeedFilter, number: int) -> None:
    mark(database, add(database, "U01").id, SEEN)
    add(database, "U02", area="SS9")
    add(database, "U02", area="SS1")
    assert count_needs(database, where) == len(fetch_needs(database, where=where)) == number
