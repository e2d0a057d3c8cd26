"""The web application: its addresses, and what it answers when a request cannot be taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.settings import Settings
from bot.web import api, form_page, health
from bot.web.chat import Chat
from bot.web.headers import SecureHeaders
from bot.web.pages import HERE, Pages
from bot.web.refused import Code, Refused, code_for
from bot.web.tokens import Tokens

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.assistant import Assistant


def create_app(assistant: Assistant, settings: Settings, clock: Callable[[], float] = time.time) -> Starlette:
    pages = Pages(settings.council, settings.idle_minutes)

    def kind_words(request: Request, status: int, code: Code) -> Response:
        message = pages.words[f"refused_{code}"]
        if request.url.path.startswith(("/api/", "/health/")):
            return JSONResponse({"error": code, "message": message}, status)
        return pages.render("error.html", status, message=message)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return kind_words(request, error.status, error.code)

    async def not_there(request: Request, error: Exception) -> Response:
        """Starlette's own: no such address, or not by that method (it then names those that are)."""
        assert isinstance(error, HTTPException)
        response = kind_words(request, error.status_code, code_for(error.status_code))
        response.headers.update(error.headers or {})
        return response

    async def gone(request: Request, error: Exception) -> Response:
        return Response(status_code=400)  # nobody is there to read it, and nothing went wrong

    def failed(request: Request) -> Response:
        return kind_words(request, 500, "failed")

    app = Starlette(
        routes=routes(),
        middleware=[Middleware(SecureHeaders, failed=failed)],
        exception_handlers={Refused: refused, HTTPException: not_there, ClientDisconnect: gone},
    )
    app.router.redirect_slashes = False  # a redirect would repeat whatever host name the request claims
    app.state.chat = Chat(assistant, Tokens(settings.secret_key, settings.idle_minutes * 60, clock))
    app.state.pages = pages
    return app


def routes() -> list[Route | Mount]:
    return [
        Route("/", form_page.chat_page, methods=["GET", "POST"]),
        Route("/api/turn", api.take_turn, methods=["POST"]),
        Route("/health/live", health.live, methods=["GET"]),
        Route("/health/ready", health.ready, methods=["GET"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
