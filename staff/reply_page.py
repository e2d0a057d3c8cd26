"""One "You said, we did": which it is, its page, and what may be done with it there."""

from __future__ import annotations

from starlette.responses import Response

from content.council import council
from content.topics import topics
from feedback import replies
from feedback.models import Reply
from feedback.people import fetch_people
from feedback.reviews import PUBLISHED
from staff.refused import Refused
from staff.roles import Role
from staff.tables import categories
from staff.visit import Visit

CAN_CHANGE = (replies.DRAFT, replies.SUBMITTED, replies.APPROVED, replies.WITHDRAWN)


def known(visit: Visit) -> Reply:
    reply = replies.fetch_reply(visit.engine, visit.part("id"))
    if reply is None:
        raise Refused("not_found")
    return reply


def reply_page(visit: Visit, reply: Reply, problems: dict[str, str]) -> Response:
    people = {person.id: person.name for person in fetch_people(visit.engine)}
    return visit.render(
        "reply.html",
        422 if problems else 200,
        reply=reply,
        problems=problems,
        author=people.get(reply.author_id or "", ""),
        approver=people.get(reply.approver_id or "", ""),
        own=reply.author_id == visit.person.id,
        publisher=Role.PUBLISHER in visit.roles,
        can_change=reply.state in CAN_CHANGE,
        category=categories().get(reply.category or "", ""),
        recommendation=council(visit.site.settings.council).recommendations.get(reply.recommendation or "", ""),
        topics=[topics()[topic].title for topic in reply.topics if topic in topics()],
        published=reply.state == PUBLISHED,
    )
