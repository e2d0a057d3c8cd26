"""The staff site's application. `bot.serve` loads it by name and mounts it at /staff."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable

from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse
from starlette.routing import Route

from staff import kind_words
from staff.access import Guard, Page
from staff.clusters import Encode, by_letters, remembering
from staff.cookies import Cookies
from staff.headers import SecureHeaders
from staff.openid import OpenId
from staff.pages import Pages
from staff.passphrases import nobody
from staff.refused import Refused
from staff.routes import ROUTES
from staff.settings import BASE, Settings
from staff.site import Site
from staff.static_files import StaticFiles


def create_app(
    settings: Settings, engine: Engine, clock: Callable[[], float] = time.time, encode: Encode = by_letters
) -> Starlette:
    """`encode`: what the assistant understands sentences by; questions alike are found by it."""
    files = StaticFiles()
    app = Starlette(
        routes=[*_guarded(), Route("/static/{path:path}", files.serve, methods=["GET"])],
        middleware=[Middleware(SecureHeaders, failed=kind_words.failed, secure=settings.secure)],
        exception_handlers={
            Refused: kind_words.refused,
            HTTPException: kind_words.not_there,
            ClientDisconnect: kind_words.gone,
        },
    )
    app.router.redirect_slashes = False  # a redirect would repeat whatever host name the request claims
    openid = OpenId(settings.oidc, settings) if settings.oidc else None
    app.state.site = Site(
        settings,
        engine,
        clock,
        Pages(settings, files),
        Cookies(settings.secure),
        openid,
        ROUTES,
        encode if encode is by_letters else remembering(encode),
    )
    nobody()
    return app


def _guarded() -> list[Route]:
    """One route a path, so that a wrong method is told which are right."""
    paths: dict[str, dict[str, Page]] = defaultdict(dict)
    for page in ROUTES:
        paths[page.path][page.method] = page
    # An object that can be called is taken for an ASGI application: Starlette is handed the method.
    return [Route(path, Guard(pages).answer, methods=[*pages]) for path, pages in paths.items()]


def to_start() -> Route:
    """/staff without its slash, as people type it."""
    return Route(BASE, lambda _: RedirectResponse(f"{BASE}/"), methods=["GET"])
