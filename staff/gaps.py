"""Gaps: questions that had no good answer and that parents let the council have; alike ones together."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from content.topics import topics
from feedback.models import Question
from feedback.questions import (
    ANSWERED,
    DISMISSED,
    NEW,
    count_questions,
    fetch_questions,
    mark_question,
    record_questions_read,
)
from staff.clusters import clusters
from staff.refused import Refused
from staff.visit import Visit

MOST = 200
SHOWN_FIRST = 5


@dataclass(frozen=True)
class Gap:
    """Questions alike. `topic`: the title of the answer that did not help most of them, if there was one."""

    questions: list[Question]
    topic: str | None

    @property
    def ids(self) -> list[str]:
        return [question.id for question in self.questions]


def show(visit: Visit) -> Response:
    return _page(visit, {})


def take(visit: Visit) -> Response:
    state, ids = visit.fields.one("state"), visit.fields.several("ids")
    if state not in (ANSWERED, DISMISSED):
        raise Refused("wrong_fields")
    known = {question.id for question in fetch_questions(visit.engine, NEW, MOST)}
    chosen = [question_id for question_id in ids if question_id in known]
    if not chosen:
        return _page(visit, {"gaps": "no_questions_chosen"})
    for question_id in chosen:
        mark_question(visit.engine, question_id, state, actor=visit.person.id, now=visit.time)
    return visit.go("/gaps", f"questions_{state}")


def draft(visit: Visit) -> Response:
    """A topic's file to begin from, to copy into data/nlu/: this site writes no answers by itself."""
    ids = set(visit.fields.several("ids"))
    questions = [question for question in fetch_questions(visit.engine, NEW, MOST) if question.id in ids]
    if not questions:
        return _page(visit, {"gaps": "no_questions_chosen"})
    return visit.render("gap_draft.html", questions=questions, today=visit.today)


def _page(visit: Visit, problems: dict[str, str]) -> Response:
    record_questions_read(visit.engine, actor=visit.person.id, now=visit.time)
    questions = list(fetch_questions(visit.engine, NEW, MOST))
    groups = clusters([question.words or "" for question in questions], visit.site.encode)
    gaps = [_gap([questions[place] for place in places]) for places in groups]
    return visit.render(
        "gaps.html",
        422 if problems else 200,
        problems=problems,
        gaps=gaps,
        total=count_questions(visit.engine),
        most=MOST,
        shown_first=SHOWN_FIRST,
    )


def _gap(questions: list[Question]) -> Gap:
    named = [question.topic for question in questions if question.topic in topics()]
    topic = max(set(named), key=named.count) if named else None
    return Gap(questions, topics()[topic].title if topic else None)
