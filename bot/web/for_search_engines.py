"""Which pages search engines may list: robots.txt and sitemap.xml. Both need to know our own address (PUBLIC_URL)."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.web.pages import pages_of
from content.letters import letters
from content.topic_groups import public_topics

# What is nobody's search result: a parent's own code, the staff, machines.
NOT_LISTED = ("/api/", "/staff/", "/channels/", "/health/", "/metrics", "/receipt")


async def robots(request: Request) -> Response:
    address = pages_of(request).public_url
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_LISTED)]
    if address:
        lines += ["", f"Sitemap: {address}/sitemap.xml"]
    return PlainTextResponse("\n".join(lines) + "\n")


async def sitemap(request: Request) -> Response:
    pages = pages_of(request)
    if not pages.public_url:
        raise HTTPException(404)
    xml = pages.text("sitemap.xml", addresses=listed(pages.council_name))
    return Response(xml, media_type="application/xml")


def listed(council_name: str) -> list[tuple[str, str]]:
    """Every page for search engines, with the day it last changed where there is one."""
    plain = ("/", "/topics/", "/letters/", "/dates", "/you-said-we-did", "/about", "/privacy", "/accessibility")
    found = [(path, "") for path in plain]
    found += [(f"/topics/{topic.id}", str(topic.checked)) for topic in public_topics(council_name).values()]
    return found + [(f"/letters/{letter.id}", str(letter.checked)) for letter in letters(council_name).values()]
