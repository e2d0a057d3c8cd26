"""What the yearly and the quarterly report say. All of it may be published: the outside rule, whole quarters only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine

from content.codes import FIELDS
from content.topics import topics
from feedback.figures import QUARTER, Figures, Frame, tallies, themes
from feedback.frames import Span
from feedback.models import Reply
from feedback.periods import day_before
from feedback.replies import fetch_replies
from feedback.reviews import PUBLISHED
from feedback.statistics import Mark, Rule
from feedback.tallies import ASKED
from staff.days import day_in_words, months_in_words
from staff.grids import Cell, Grid, Line, Report, said
from staff.periods import Period
from staff.tables import a_year_before, axis_of, categories, line_grid, theme_grid
from staff.theme_overview import by_side
from staff.words import words

RULE = Rule.outside
MOST_ASKED = 10
ANSWERED_WITHIN_MONTHS = 12


def report_of(engine: Engine, period: Period, offered: Sequence[Span], today: date) -> Report:
    frame, text = Frame(period.span, RULE), words("tables")
    figures = themes(engine, tuple(categories()), axis_of(QUARTER), frame)
    before = a_year_before(engine, QUARTER, Frame(figures.span, RULE), offered)
    counted = months_in_words(figures.span.first, figures.span.last)
    published = [reply for reply in fetch_replies(engine, PUBLISHED) if reply.published_on is not None]
    measured = answered_grid(figures, published, period)
    about = (
        (text["made_on"], day_in_words(today)),
        (text["counted"], counted),
        (words("reports")["about_period"], period.in_words),
        (text["filters"], text["no_filters"]),
        (words("reports")["share_answered"], share_answered(measured)),
        (text["use"], text["for_outside"]),
    )
    grids = (
        theme_grid(figures, QUARTER, RULE, before, f"{text['records']} by theme and quarter, {counted}"),
        *(by_side(engine, name, frame) for name in FIELDS),
        published_grid(published, period),
        measured,
        asked_grid(engine, frame),
    )
    return Report(f"report-{period.code}", period.title, RULE, about, grids)


def published_grid(published: Sequence[Reply], period: Period) -> Grid:
    text = words("reports")
    lines = tuple(
        Line(
            reply.id,
            reply.title,
            tuple(map(said, (categories().get(reply.category or "", ""), reply.you_said, reply.we_did, _day(reply)))),
        )
        for reply in published
        if reply.published_on is not None and period.first <= reply.published_on <= period.last
    )
    columns = (words("tables")["theme"], text["you_said"], text["we_did"], text["published_on"])
    return Grid("published", f"{text['published']}, {period.in_words}", text["reply"], columns, lines)


def _day(reply: Reply) -> str:
    return day_in_words(reply.published_on) if reply.published_on else ""


def answered_grid(figures: Figures, published: Sequence[Reply], period: Period) -> Grid:
    """For each theme that parents spoke of, whether there is a published answer no older than a year."""
    text, since = words("reports"), day_before(period.last, ANSWERED_WITHIN_MONTHS)
    answered = {reply.category for reply in published if reply.published_on and reply.published_on > since}
    lines = tuple(Line(code, title, (_answered(figures, code, answered),)) for code, title in categories().items())
    return Grid("answered", text["answered"], words("tables")["theme"], (text["has_answer"],), lines)


def _answered(figures: Figures, code: str, answered: set[str | None]) -> Cell:
    total, text = figures.total_of(code), words("reports")
    if total.mark is Mark.shown and total.value == 0:
        return said(text["not_raised"])
    return said(text["yes"] if code in answered else text["no"])


def share_answered(grid: Grid) -> str:
    """Of themes, not of people: a percentage that tells of no family."""
    text = words("reports")
    told = [line.cells[0].text for line in grid.lines if line.cells[0].text != text["not_raised"]]
    return f"{round(100 * told.count(text['yes']) / len(told))}%" if told else text["not_raised"]


def asked_grid(engine: Engine, frame: Frame) -> Grid:
    text, figures = words("reports"), tallies(engine, tuple(sorted(topics())), ASKED, frame)
    told = (topic for topic in topics().values() if topic.group != "conversation")  # a greeting asks for nothing
    named = [(topic.id, topic.title, figures.row(topic.id)[0]) for topic in told]
    most = sorted(named, key=lambda each: -(each[2].value or 0))[:MOST_ASKED]
    months = months_in_words(figures.span.first, figures.span.last)
    grid = line_grid("asked", f"{text['asked']}, {months}", words("tables")["topic"], most, RULE)
    return Grid(grid.id, grid.caption, grid.first, (text["times"],), grid.lines)
