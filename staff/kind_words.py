"""The page that is shown when a request cannot be taken."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from staff.refused import STATUS, Code, Refused, code_for
from staff.threads import in_thread
from staff.visit import Visit


async def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return await _page(request, error.code)


async def not_there(request: Request, error: Exception) -> Response:
    """Starlette's own: no such address, or not by that method (it then names those that are)."""
    assert isinstance(error, HTTPException)
    response = await _page(request, code_for(error.status_code), error.status_code)
    response.headers.update(error.headers or {})
    return response


async def gone(request: Request, error: Exception) -> Response:
    return Response(status_code=400)  # nobody is there to read it, and nothing went wrong


async def failed(request: Request) -> Response:
    """Without asking who comes: it may be the database that failed."""
    return Visit(request, request.app.state.site).render("refused.html", 500, code="failed")


async def _page(request: Request, code: Code, status: int = 0) -> Response:
    """With the person's own menu, so that they can go on from here."""
    visit = await in_thread(request.app.state.site.arrive, request)
    return await in_thread(visit.render, "refused.html", status or STATUS[code], code=code)
