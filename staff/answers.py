"""Every answer of the assistant: its source, when it must be read again, and how often it was asked and helped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Engine
from starlette.responses import Response

from content.topics import Topic, topics
from feedback.exports import record_export
from feedback.figures import Frame, tallies
from feedback.frames import Span, spans
from feedback.statistics import Rule
from feedback.tallies import ASKED, HELPFUL, NO_TOPIC, UNANSWERED, UNHELPFUL
from staff.days import day_in_words, months_in_words
from staff.files import asked_kind, file_of
from staff.filters import Filter, Filters
from staff.grids import Cell, Grid, Line, Report, cell, said
from staff.theme_filters import year_in_words
from staff.visit import Visit
from staff.words import words

KINDS = (ASKED, HELPFUL, UNHELPFUL)
SOON = timedelta(days=60)
OVERDUE, DUE_SOON, LATER = "overdue", "due_soon", "later"


@dataclass(frozen=True)
class Answers:
    report: Report
    topics: dict[str, Topic]
    unanswered: Cell


def show(visit: Visit) -> Response:
    filters = _filters(visit)
    found = look(visit.engine, filters, _span(visit, filters), visit.today)
    due = {code: due_of(topic, visit.today) for code, topic in found.topics.items()}
    return visit.render("answers.html", found=found, filters=filters, due=due)


def download(visit: Visit) -> Response:
    filters, kind = _filters(visit), asked_kind(visit)
    report = look(visit.engine, filters, _span(visit, filters), visit.today).report
    record_export(visit.engine, "answers", {**filters.chosen, "kind": kind}, actor=visit.person.id, now=visit.time)
    return visit.finish(file_of(report, kind, f"send-answers-{visit.today}"))


def due_of(topic: Topic, today: date) -> str:
    if topic.review_by < today:
        return OVERDUE
    return DUE_SOON if topic.review_by < today + SOON else LATER


def _filters(visit: Visit) -> Filters:
    text, answers = words("tables"), words("answers")
    newest, *older = ((str(span.year), year_in_words(span)) for span in spans(visit.today))
    groups = dict.fromkeys(topic.group for topic in topics().values())
    return Filters.read(
        visit.query,
        [
            Filter("year", text["year"], dict(older), newest[1]),
            Filter("group", answers["group"], {group: answers[f"group_{group}"] for group in groups}),
            Filter("due", answers["review"], {due: answers[due] for due in (OVERDUE, DUE_SOON, LATER)}),
            Filter("order", answers["order"], {kind: answers[f"most_{kind}"] for kind in KINDS}, answers["by_title"]),
        ],
    )


def _span(visit: Visit, filters: Filters) -> Span:
    offered = spans(visit.today)
    return next((span for span in offered if str(span.year) == filters.get("year")), offered[0])


def look(engine: Engine, filters: Filters, span: Span, today: date) -> Answers:
    """Filters leave lines out; what the others show does not change by it."""
    every, frame = tuple(sorted(topics())), Frame(span, Rule.inside)
    found = {kind: tallies(engine, every, kind, frame) for kind in KINDS}
    numbers = {topic: [cell(found[kind].row(topic)[0], Rule.inside) for kind in KINDS] for topic in every}
    none = cell(tallies(engine, (NO_TOPIC,), UNANSWERED, frame).released.total, Rule.inside)
    chosen = [topic for topic in topics().values() if _wanted(topic, filters, today)]
    chosen.sort(key=lambda topic: topic.title.casefold())
    if order := filters.get("order"):
        chosen.sort(key=lambda topic: -(numbers[topic.id][KINDS.index(order)].value or 0))
    lines = tuple(Line(topic.id, topic.title, (*_about(topic), *numbers[topic.id])) for topic in chosen)
    text, answers = words("tables"), words("answers")
    columns = (answers["source"], answers["review_by"], *(answers[kind] for kind in KINDS))
    months = months_in_words(span.first, span.last)
    grid = Grid("answers", f"{answers['title']}, {months}", text["topic"], columns, lines)
    about = (
        (text["made_on"], day_in_words(today)),
        (text["counted"], months),
        (answers["no_answer"], none.text),
        (text["use"], text["for_inside"]),
    )
    report = Report("answers", answers["title"], Rule.inside, about, (grid,))
    return Answers(report, {topic.id: topic for topic in chosen}, none)


def _wanted(topic: Topic, filters: Filters, today: date) -> bool:
    return filters.get("group") in (None, topic.group) and filters.get("due") in (None, due_of(topic, today))


def _about(topic: Topic) -> tuple[Cell, Cell]:
    return said(topic.source.url if topic.source else ""), said(topic.review_by.isoformat())
