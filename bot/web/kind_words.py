"""What is answered when a request cannot be taken: a page for people, a code beside the words for a script."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.request_id import request_id
from bot.web.pages import Pages
from bot.web.refused import Code, Refused, code_for

FOR_PROGRAMS = ("/api/", "/health/")


async def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    response = _answer(request, error.status, error.code)
    response.headers.update(error.headers)
    return response


async def not_there(request: Request, error: Exception) -> Response:
    """Starlette's own: no such address, or not by that method (it then names those that are)."""
    assert isinstance(error, HTTPException)
    response = _answer(request, error.status_code, code_for(error.status_code))
    response.headers.update(error.headers or {})
    return response


async def gone(request: Request, error: Exception) -> Response:
    return Response(status_code=400)  # nobody is there to read it, and nothing went wrong


def failed(request: Request) -> Response:
    return _answer(request, 500, "failed")


def _answer(request: Request, status: int, code: Code) -> Response:
    pages: Pages = request.app.state.pages
    message = pages.words[f"refused_{code}"]
    if request.url.path.startswith(FOR_PROGRAMS):
        reference = {"reference": request_id.get()} if status >= 500 else {}
        return JSONResponse({"error": code, "message": message, **reference}, status)
    return pages.render("error.html", status, message=message, reference=request_id.get() if status >= 500 else "")
