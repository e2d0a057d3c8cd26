""" "You said, we did": written here, approved by a second person, published, and taken back if need be."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from feedback import replies
from feedback.models import Reply
from feedback.replies import ReplyText
from feedback.reviews import NotAllowedError
from staff.filters import Filter, Filters
from staff.reply_checks import problems_before_approval, problems_of
from staff.reply_form import begun, form_page, read_text, text_of
from staff.reply_page import CAN_CHANGE, known, reply_page
from staff.tables import categories
from staff.visit import Visit
from staff.words import words


def show_all(visit: Visit) -> Response:
    states = {state: words("reply_states")[state] for state in replies.STATES}
    filters = Filters.read(visit.query, [Filter("state", "State", states), Filter("category", "Theme", categories())])
    found = [
        reply
        for reply in replies.fetch_replies(visit.engine, filters.get("state"))
        if filters.get("category") in (None, reply.category)
    ]
    found.sort(key=lambda reply: replies.STATES.index(reply.state))  # what waits for somebody first
    return visit.render("replies.html", replies=found, filters=filters, categories=categories())


def show_new(visit: Visit) -> Response:
    return form_page(visit, "/replies/new", begun(visit), {})


def take_new(visit: Visit) -> Response:
    text = read_text(visit)
    problems = problems_of(text)
    if problems:
        return form_page(visit, "/replies/new", text, problems)
    reply_id = replies.record_reply(visit.engine, text, author=visit.person.id, now=visit.time)
    return visit.go(f"/replies/{reply_id}", "reply_saved")


def show_one(visit: Visit) -> Response:
    return reply_page(visit, known(visit), {})


def show_edit(visit: Visit) -> Response:
    reply = known(visit)
    if reply.state not in CAN_CHANGE:
        return visit.go(f"/replies/{reply.id}", "reply_moved_on")
    return _edit_page(visit, reply, text_of(reply), {})


def take_edit(visit: Visit) -> Response:
    reply = known(visit)
    text = read_text(visit, tuple(reply.need_ids))
    problems = problems_of(text)
    if problems:
        return _edit_page(visit, reply, text, problems)
    return _done(
        visit,
        reply,
        "reply_saved",
        lambda: replies.mark_reply_text(visit.engine, reply.id, text, author=visit.person.id, now=visit.time),
    )


def submit(visit: Visit) -> Response:
    reply = known(visit)
    return _done_if_fit(
        visit,
        reply,
        "reply_submitted",
        lambda: replies.mark_submitted(visit.engine, reply.id, actor=visit.person.id, now=visit.time),
    )


def approve(visit: Visit) -> Response:
    reply = known(visit)
    return _done(
        visit,
        reply,
        "reply_approved",
        lambda: replies.mark_approved(visit.engine, reply.id, approver=visit.person.id, now=visit.time),
    )


def publish(visit: Visit) -> Response:
    reply = known(visit)
    return _done_if_fit(
        visit,
        reply,
        "reply_published",
        lambda: replies.mark_published(
            visit.engine, reply.id, actor=visit.person.id, today=visit.today, now=visit.time
        ),
    )


def withdraw(visit: Visit) -> Response:
    reply = known(visit)
    return _done(
        visit,
        reply,
        "reply_withdrawn",
        lambda: replies.mark_withdrawn(visit.engine, reply.id, actor=visit.person.id, now=visit.time),
    )


def delete(visit: Visit) -> Response:
    reply = known(visit)
    try:
        replies.delete_reply(visit.engine, reply.id, actor=visit.person.id, now=visit.time)
    except NotAllowedError:
        return visit.go(f"/replies/{reply.id}", "reply_moved_on")
    return visit.go("/replies", "reply_deleted")


def _edit_page(visit: Visit, reply: Reply, text: ReplyText, problems: dict[str, str]) -> Response:
    return form_page(visit, f"/replies/{reply.id}/edit", text, problems, reply.id)


def _done_if_fit(visit: Visit, reply: Reply, notice: str, act: Callable[[], None]) -> Response:
    """Checked each time anew: the redactor may have learned something since it was written."""
    problems = problems_before_approval(text_of(reply))
    return _edit_page(visit, reply, text_of(reply), problems) if problems else _done(visit, reply, notice, act)


def _done(visit: Visit, reply: Reply, notice: str, act: Callable[[], None]) -> Response:
    try:
        act()
    except NotAllowedError as refused:
        if refused.reason == "same_person":
            return reply_page(visit, reply, {"approve": "same_person"})
        return visit.go(f"/replies/{reply.id}", "reply_moved_on")
    return visit.go(f"/replies/{reply.id}", notice)
