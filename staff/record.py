"""One record: its words, its codes, its history, and what is done about it."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from content.codes import FIELDS, labels
from content.needs import needs
from feedback.audit import fetch_events
from feedback.models import UnmetNeed
from feedback.people import fetch_people
from feedback.replies import fetch_replies_to_need
from feedback.reviews import (
    NEW,
    NEXT,
    NO_ACTION,
    NotAllowedError,
    delete_note,
    delete_tag,
    fetch_notes,
    mark_assignee,
    mark_recommendation,
    mark_service,
    record_note,
    record_read,
    record_tag,
)
from feedback.store import count_needs, fetch_need, fetch_needs
from staff import records
from staff.record_filters import recommendations, reviewers
from staff.records import NEW_ONES, move
from staff.refused import Refused
from staff.tables import categories
from staff.visit import Visit
from staff.words import words

LONGEST_NOTE = 1000


def show(visit: Visit) -> Response:
    return page(visit, known(visit), {})


def show_next(visit: Visit) -> Response:
    """The next new record, to read one after the other; the list when there is none."""
    found = fetch_needs(visit.engine, limit=1, where=NEW_ONES)
    return page(visit, found[0], {}, queue=NEW) if found else records.show(visit)


def take_state(visit: Visit) -> Response:
    need, state, reason = known(visit), visit.fields.one("state"), visit.fields.one("reason")
    if state not in words("triage"):
        return page(visit, need, {"state": "state_missing"})
    if state == NO_ACTION and reason not in words("reasons"):
        return page(visit, need, {"reason": "reason_missing"})
    try:
        move(visit, need.id, state, reason)
    except NotAllowedError:  # somebody else was quicker
        return page(visit, known(visit), {"state": "not_from_here"})
    if visit.fields.one("queue") == NEW:
        return visit.go("/records/next", "" if count_needs(visit.engine, NEW_ONES) else "nothing_new")
    return visit.go(f"/records/{need.id}", "saved")


def take_details(visit: Visit) -> Response:
    need = known(visit)
    chosen = {name: visit.fields.one(name) or None for name in ("assignee", "service", "recommendation")}
    allowed = (reviewers(visit), words("services"), recommendations(visit))
    if any(value and value not in choices for value, choices in zip(chosen.values(), allowed, strict=True)):
        raise Refused("wrong_fields")
    actor, now = visit.person.id, visit.time
    mark_assignee(visit.engine, need.id, chosen["assignee"], actor=actor, now=now)
    mark_service(visit.engine, need.id, chosen["service"], actor=actor, now=now)
    mark_recommendation(visit.engine, need.id, chosen["recommendation"], actor=actor, now=now)
    return visit.go(f"/records/{need.id}", "saved")


def take_note(visit: Visit) -> Response:
    need, text = known(visit), visit.fields.one("note")
    if not text or len(text) > LONGEST_NOTE:
        return page(visit, need, {"note": "note_long" if text else "note_missing"})
    try:
        record_note(visit.engine, need.id, text, author=visit.person.id, today=visit.today, now=visit.time)
    except NotAllowedError:
        raise Refused("not_found") from None
    return visit.go(f"/records/{need.id}", "note_saved")


def remove_note(visit: Visit) -> Response:
    need = known(visit)
    if visit.fields.one("note") in {note.id for note in fetch_notes(visit.engine, need.id)}:
        delete_note(visit.engine, visit.fields.one("note"), actor=visit.person.id, now=visit.time)
    return visit.go(f"/records/{need.id}", "note_deleted")


def take_tag(visit: Visit) -> Response:
    need, tag = known(visit), "-".join(visit.fields.one("tag").lower().split())
    try:
        record_tag(visit.engine, need.id, tag, actor=visit.person.id, now=visit.time)
    except NotAllowedError:
        return page(visit, need, {"tag": "tag_wrong"})
    return visit.go(f"/records/{need.id}", "saved")


def remove_tag(visit: Visit) -> Response:
    need = known(visit)
    delete_tag(visit.engine, need.id, visit.fields.one("tag"), actor=visit.person.id, now=visit.time)
    return visit.go(f"/records/{need.id}", "saved")


def known(visit: Visit) -> UnmetNeed:
    need = fetch_need(visit.engine, visit.part("id"))
    if need is None:
        raise Refused("not_found")
    return need


def page(visit: Visit, need: UnmetNeed, problems: dict[str, str], queue: str = "") -> Response:
    """Shows the words, unless they are hidden; that somebody opened them is written first."""
    if not need.review.quarantined:
        record_read(visit.engine, [need.id], actor=visit.person.id, now=visit.time)
    return visit.render(
        "record.html",
        422 if problems else 200,
        problems=problems,
        need=need,
        review=need.review,
        queue=queue or visit.fields.one("queue"),
        said=_said(need),
        moves=_moves(need),
        notes=fetch_notes(visit.engine, need.id),
        people={person.id: person.name for person in fetch_people(visit.engine)},
        reviewers=reviewers(visit),
        recommendations=recommendations(visit),
        history=fetch_events(visit.engine, subject=("need", need.id)),
        replies=fetch_replies_to_need(visit.engine, need.id),
        typed={name: visit.fields.one(name) for name in ("state", "reason", "note", "tag")},
    )


def _said(need: UnmetNeed) -> list[tuple[str, Any]]:
    """What the parent chose, in the words of the buttons; only what was said."""
    text = words("tables")
    lines: list[tuple[str, Any]] = [(words("records")["category"], categories()[need.category])]
    if need.sub:
        lines.append((text["sub"], needs()[need.category].sub.get(need.sub, need.sub)))
    if need.second_category:
        lines.append((words("records")["second"], categories()[need.second_category]))
    lines += [(text[field], labels(field)[value]) for field in FIELDS if (value := getattr(need, field))]
    lines.append((words("records")["channel"], words("channels").get(need.channel, need.channel)))
    return lines


def _moves(need: UnmetNeed) -> list[str]:
    """Where it may go from here. A new one may go wherever a read one may, since it is read now."""
    state = need.review.state
    onward = NEXT[state]
    return [*onward, *NEXT[onward[0]]] if state == NEW else [*onward]
