"""The one way to a page: who comes, may they, is the form ours. No handler is reached by another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from staff.cookies import Cookies
from staff.posted import read_fields, same_origin
from staff.refused import Refused
from staff.roles import Who
from staff.settings import BASE
from staff.threads import in_thread
from staff.visit import Visit

if TYPE_CHECKING:
    from staff.site import Site

Handler = Callable[[Visit], Response]


@dataclass(frozen=True)
class Page:
    """One line of the table of routes. `who` has no default: a page without it cannot be written."""

    method: str
    path: str
    handler: Handler
    who: Who
    menu: str = ""  # its code in data/staff/menu.yml, if it is in the menu


@dataclass(frozen=True)
class Guard:
    """All methods of one path. Handlers run in a thread, since databases and passphrases make them wait."""

    pages: Mapping[str, Page]

    async def answer(self, request: Request) -> Response:
        page = self.pages["GET" if request.method == "HEAD" else request.method]
        site: Site = request.app.state.site
        visit = await in_thread(site.arrive, request)
        if page.who is not None:
            if visit.signed is None:
                return self._to_sign_in(visit)
            if not visit.roles & page.who:
                raise Refused("no_role")
        if page.method == "POST":
            same_origin(request)
            visit.fields = await read_fields(request)
            visit.check_form()
        return await in_thread(page.handler, visit)

    def _to_sign_in(self, visit: Visit) -> Response:
        """Keeps where the person was: this page, or the start when it is only an address for forms."""
        request, reading = visit.request, visit.request.method in ("GET", "HEAD")
        if Cookies.SESSION in visit.cookies:
            visit.cookies[Cookies.NOTICE] = "session_over" if reading else "session_over_unsaved"
        path = request.url.path.removeprefix(BASE)
        where = f"{path}?{request.url.query}" if reading and request.url.query else path
        asked = f"?next={quote(where, safe='')}" if "GET" in self.pages and where != "/" else ""
        return visit.finish(RedirectResponse(f"{BASE}/sign-in{asked}", status_code=303))


def safe_next(asked: str) -> str:
    """A path below /staff to go on to after signing in; the start when it is anything else.

    Only printable ASCII, one slash first: browsers read a backslash as a slash and drop tabs and line ends.
    """
    plain = asked.isascii() and asked.isprintable() and "\\" not in asked
    if not plain or not asked.startswith("/") or asked.startswith("//") or asked.startswith("/sign-"):
        return "/"
    return asked
