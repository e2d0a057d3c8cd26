"""Outermost: the security headers on whatever leaves, and a kind last word when something fails inside."""

from __future__ import annotations

import logging
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.request_id import new_request_id, request_id

log = logging.getLogger(__name__)


def policy(connect: str = "'self'", form: str = "'self'") -> str:
    """`connect`, `form`: where a page's script and its forms may send something."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"connect-src {connect}",
            "img-src 'self'",
            f"form-action {form}",
            "frame-ancestors 'self'",
            "base-uri 'none'",
        )
    )


POLICY = policy()
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Our script and style may be kept, and are asked about each time; a page with a conversation in it never.
STATIC_CACHE, PAGE_CACHE = "no-cache", "no-store"


class SecureHeaders:
    """Starlette's own error answer would leave without the headers, so an error ends here."""

    def __init__(self, app: ASGIApp, failed: Callable[[Request], Response]) -> None:
        self._app, self._failed = app, failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id.set(reference := new_request_id())
        started = False
        cache = STATIC_CACHE if scope["path"].startswith("/static/") else PAGE_CACHE

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in {**ALWAYS, "Cache-Control": cache, "X-Request-Id": reference}.items():
                    headers.setdefault(name, value)  # a site mounted inside may be stricter
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except Exception as error:
            log.error("a request failed", exc_info=error)
            if started:  # too late for another answer: let the server close the connection
                raise
            await self._failed(Request(scope))(scope, receive, send_with_headers)
