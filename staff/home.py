"""The start page: what this person may do here, each with a link."""

from __future__ import annotations

from starlette.responses import Response

from staff.visit import Visit


def show(visit: Visit) -> Response:
    return visit.render("home.html")
