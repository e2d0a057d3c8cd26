"""Which other sites' pages may call the API: those the council lists in ALLOWED_ORIGINS, and none beside them."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API = "/api/"
# Every site may load the chat's own script: it is public, and the same for all.
SCRIPTS = ("/static/", "/send-chat")
PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "content-type",
    "Access-Control-Max-Age": "600",
}


class ListedOrigins:
    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self._app, self._allowed = app, allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith((API, *SCRIPTS)):
            await self._app(scope, receive, send)
            return
        added = self._headers(scope)
        if scope["method"] == "OPTIONS" and added.get("Access-Control-Allow-Origin") and scope["path"].startswith(API):
            await Response(status_code=204, headers={**added, **PREFLIGHT})(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(added)
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _headers(self, scope: Scope) -> dict[str, str]:
        if scope["path"].startswith(SCRIPTS):
            return {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
        origin = Headers(scope=scope).get("origin", "")
        if origin not in self._allowed:
            return {"Vary": "Origin"}
        exposed = {"Access-Control-Expose-Headers": "Retry-After"}
        return {"Vary": "Origin", "Access-Control-Allow-Origin": origin, **exposed}
