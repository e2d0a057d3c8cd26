"""The web application: its addresses, put together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.settings import Settings
from bot.web import (
    api,
    dates_page,
    for_search_engines,
    form_page,
    health,
    kind_words,
    letter_pages,
    published_page,
    receipt_page,
    script_files,
    text_pages,
    topic_pages,
)
from bot.web.bundle import PAGE, WIDGET, script
from bot.web.chat import Chat
from bot.web.gate import Gate
from bot.web.headers import SecureHeaders
from bot.web.origins import ListedOrigins
from bot.web.pages import HERE, Pages
from bot.web.public_record import PublicRecord
from bot.web.refused import Refused
from bot.web.replies import Replies
from bot.web.tokens import Tokens

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.assistant import Assistant
    from bot.turns import Turns


def create_app(
    assistant: Assistant | Turns,
    settings: Settings,
    clock: Callable[[], float] = time.time,
    public_record: PublicRecord | None = None,
    mounts: Sequence[BaseRoute] = (),
    *,
    replies: Replies | None = None,
    checks: Mapping[str, Callable[[], bool]] | None = None,
) -> Starlette:
    """`mounts` are other applications under the same address, behind the same headers; `checks` say what is there."""
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
    tokens = Tokens(settings.secret_key, settings.idle_minutes * 60, clock)
    app.state.chat = Chat(assistant, tokens, replies or Replies())
    app.state.checks = checks or {}
    app.state.scripts = {name: script(name, settings.council, settings.idle_minutes) for name in (PAGE, WIDGET)}
    script_address = app.state.scripts[PAGE].address
    app.state.pages = Pages(
        settings.council, settings.idle_minutes, script_address, settings.public_url, demo=settings.demo
    )
    app.state.public_record = public_record
    return app


def routes() -> list[Route | Mount]:
    return [
        Route("/", form_page.chat_page, methods=["GET", "POST"]),
        Route("/api/turn", api.take_turn, methods=["POST"]),
        Route("/api/openapi.json", api.describe, methods=["GET"]),
        Route("/send-chat.js", script_files.newest_widget, methods=["GET"]),
        Route("/send-chat.{version}.js", script_files.fixed_widget, methods=["GET"]),
        Route("/chat.{version}.js", script_files.fixed_page_script, methods=["GET"]),
        Route("/topics/", topic_pages.topic_list, methods=["GET", "POST"]),
        Route("/topics/{topic}", topic_pages.topic_page, methods=["GET"]),
        Route("/letters/", letter_pages.letter_list, methods=["GET"]),
        Route("/letters/{letter}", letter_pages.letter_page, methods=["GET"]),
        Route("/dates", dates_page.dates_page, methods=["GET"]),
        Route("/dates", dates_page.work_out, methods=["POST"]),
        Route("/dates/calendar", dates_page.download, methods=["POST"]),
        Route("/receipt", receipt_page.receipt_page, methods=["GET", "POST"]),
        Route("/you-said-we-did", published_page.published_page, methods=["GET"]),
        Route("/about", text_pages.about, methods=["GET"]),
        Route("/privacy", text_pages.privacy, methods=["GET"]),
        Route("/accessibility", text_pages.accessibility_statement, methods=["GET"]),
        Route("/robots.txt", for_search_engines.robots, methods=["GET"]),
        Route("/sitemap.xml", for_search_engines.sitemap, methods=["GET"]),
        Route("/health/live", health.live, methods=["GET"]),
        Route("/health/ready", health.ready, methods=["GET"]),
        Mount("/static", StaticFiles(directory=HERE / "static")),
    ]
