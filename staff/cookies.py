"""The site's own cookies. None outlives the browser but the session's, which ends on the server."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from staff.settings import BASE


@dataclass(frozen=True)
class Cookies:
    """By TLS each name has `__Host-` before it: then no other host, and nobody without TLS, can have set it."""

    secure: bool

    SESSION = "staff_session"
    FORM = "staff_form"
    NOTICE = "staff_notice"
    OPENID = "staff_openid"

    def get(self, request: Request, name: str) -> str:
        return request.cookies.get(self._name(name), "")

    def put(self, response: Response, name: str, value: str | None) -> None:
        response.set_cookie(
            self._name(name),
            value or "",
            max_age=0 if value is None else None,
            path="/" if self.secure else BASE,  # `__Host-` asks for the whole host
            secure=self.secure,
            httponly=True,
            samesite="lax",
        )

    def _name(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name
