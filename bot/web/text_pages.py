"""Pages that only have something to say: about, privacy, accessibility."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.web.pages import pages_of
from content.accessibility import accessibility


async def about(request: Request) -> Response:
    return pages_of(request).render("about.html", path="/about", here="about")


async def privacy(request: Request) -> Response:
    return pages_of(request).render("privacy.html", path="/privacy", here="about")


async def accessibility_statement(request: Request) -> Response:
    return pages_of(request).render(
        "accessibility.html", path="/accessibility", here="about", statement=accessibility()
    )
