"""What all pages share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine
from starlette.requests import Request

from feedback.staff_sessions import fetch_session
from staff.access import Page
from staff.clusters import Encode
from staff.cookies import Cookies
from staff.openid import OpenId
from staff.pages import Pages
from staff.settings import Settings
from staff.visit import Visit


@dataclass(frozen=True)
class Site:
    settings: Settings
    engine: Engine
    clock: Callable[[], float]
    pages: Pages
    cookies: Cookies
    openid: OpenId | None
    routes: Sequence[Page]
    encode: Encode

    def arrive(self, request: Request) -> Visit:
        """Finds out who comes. A cookie of a session that is over says that there was one."""
        cookie = self.cookies.get(request, Cookies.SESSION)
        signed = fetch_session(self.engine, cookie, self.clock()) if cookie else None
        visit = Visit(request, self, signed)
        if cookie and signed is None:
            visit.cookies[Cookies.SESSION] = None
        return visit
