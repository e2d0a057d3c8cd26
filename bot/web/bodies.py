"""Reading what was sent: no more of it than allowed, only of the type expected, and not from another site's page."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.web.refused import Refused

MOST_FIELDS = 20
BODY_SECONDS = 10.0


async def body(request: Request, content_type: str, most: int) -> bytes:
    """Stops reading at the limit, of length or of time, whatever length the sender declared."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != content_type:
        raise Refused("wrong_type")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > most:
        raise Refused("too_large")
    read = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                read += chunk
                if len(read) > most:
                    raise Refused("too_large")
    except TimeoutError:
        raise Refused("too_slow") from None
    return bytes(read)


async def form(request: Request, most: int) -> dict[str, str]:
    raw = await body(request, "application/x-www-form-urlencoded", most)
    try:
        pairs = parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Refused("wrong_fields") from None
    return dict(pairs)


def same_origin(request: Request, listed: Collection[str] = ()) -> None:
    """Refuses a post that a browser says another site's page sent, unless that site is listed.

    Our pages ask browsers to send no referrer, and for a form that makes the Origin "null", so "null" says nothing.
    The scheme is not compared: behind a proxy that ends TLS it differs.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin", "null")
    if origin in listed:
        return
    foreign = origin != "null" and origin.rpartition("//")[2] != request.headers.get("host")
    if (site is not None and site not in ("same-origin", "none")) or foreign:
        raise Refused("other_site")
