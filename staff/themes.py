"""Themes: how many needs of each kind, by month, area, stage, age or kind of need; as a page and as files."""

from __future__ import annotations

from starlette.responses import Response

from feedback.exports import record_export
from feedback.frames import spans
from staff.files import asked_kind, file_of
from staff.theme_filters import Asked, read_asked
from staff.theme_view import View, look
from staff.visit import Visit

RECORDS = "/records"


def show(visit: Visit) -> Response:
    asked, view = _found(visit)
    return visit.render("themes.html", asked=asked, view=view, records=visit.may_open(RECORDS))


def download(visit: Visit) -> Response:
    asked, view = _found(visit)
    kind = asked_kind(visit)
    codes = {**asked.filters.chosen, "kind": kind}
    record_export(visit.engine, "themes", codes, actor=visit.person.id, now=visit.time)
    return visit.finish(file_of(view.report, kind, f"send-themes-{visit.today}"))


def _found(visit: Visit) -> tuple[Asked, View]:
    offered = spans(visit.today)
    asked = read_asked(visit.query, offered)
    return asked, look(visit.engine, asked, offered, visit.today)
