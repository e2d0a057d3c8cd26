"""The web application: its addresses, put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.settings import Settings
from bot.web import api, form_page, health, kind_words, script_files
from bot.web.bundle import PAGE, WIDGET, script
from bot.web.chat import Chat
from bot.web.gate import Gate
from bot.web.headers import SecureHeaders
from bot.web.origins import ListedOrigins
from bot.web.pages import HERE, Pages
from bot.web.refused import Refused
from bot.web.tokens import Tokens

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.assistant import Assistant
    from bot.turns import Turns


def create_app(
    assistant: Assistant | Turns,
    settings: Settings,
    clock: Callable[[], float] = time.time,
    mounts: Sequence[BaseRoute] = (),
) -> Starlette:
    """`mounts` are other applications under the same address, behind the same headers."""
    app = Starlette(
        routes=[*routes(), *mounts],
        middleware=[
            Middleware(SecureHeaders, failed=kind_words.failed),
            Middleware(ListedOrigins, allowed=settings.allowed_origins),
        ],
        exception_handlers={
            Refused: kind_words.refused,
            HTTPException: kind_words.not_there,
            ClientDisconnect: kind_words.gone,
        },
    )
    app.router.redirect_slashes = False  # a redirect would repeat whatever host name the request claims
    app.state.settings = settings
    app.state.gate = Gate(settings, clock)
    app.state.chat = Chat(assistant, Tokens(settings.secret_key, settings.idle_minutes * 60, clock))
    app.state.scripts = {name: script(name, settings.council, settings.idle_minutes) for name in (PAGE, WIDGET)}
    app.state.pages = Pages(settings.council, settings.idle_minutes, app.state.scripts[PAGE].address)
    return app


def routes() -> list[Route | Mount]:
    return [
        Route("/", form_page.chat_page, methods=["GET", "POST"]),
        Route("/api/turn", api.take_turn, methods=["POST"]),
        Route("/api/openapi.json", api.describe, methods=["GET"]),
        Route("/send-chat.js", script_files.newest_widget, methods=["GET"]),
        Route("/send-chat.{version}.js", script_files.fixed_widget, methods=["GET"]),
        Route("/chat.{version}.js", script_files.fixed_page_script, methods=["GET"]),
        Route("/health/live", health.live, methods=["GET"]),
        Route("/health/ready", health.ready, methods=["GET"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
