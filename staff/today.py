"""Today: what waits. For reviewers, who may read each of these records; so its numbers are exact."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from feedback.questions import count_questions
from feedback.replies import SUBMITTED, fetch_replies
from feedback.reviews import NEEDS_ACTION, NEW, WITH_SERVICE
from feedback.store import UNASSIGNED, NeedFilter, count_needs, fetch_oldest_month
from staff.visit import Visit

WAITING = (NEW, NEEDS_ACTION, WITH_SERVICE)


@dataclass(frozen=True)
class Waiting:
    state: str
    count: int
    oldest: str | None


def show(visit: Visit) -> Response:
    return visit.render(
        "today.html",
        waiting=[_waiting(visit, state) for state in WAITING],
        mine=count_needs(visit.engine, NeedFilter(assignee_id=visit.person.id, state=NEEDS_ACTION)),
        nobodys=count_needs(visit.engine, NeedFilter(assignee_id=UNASSIGNED, state=NEEDS_ACTION)),
        hidden=count_needs(visit.engine, NeedFilter(quarantined=True)),
        questions=count_questions(visit.engine),
        drafts=len(fetch_replies(visit.engine, SUBMITTED)),
    )


def _waiting(visit: Visit, state: str) -> Waiting:
    where = NeedFilter(state=state, quarantined=False)
    return Waiting(state, count_needs(visit.engine, where), fetch_oldest_month(visit.engine, where))
