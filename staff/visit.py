"""One request of one person: what a page's handler is given, and how it answers."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from feedback.staff_sessions import SignedIn
from staff.cookies import Cookies
from staff.posted import Fields
from staff.refused import Refused
from staff.roles import Role, roles_from
from staff.settings import BASE

if TYPE_CHECKING:
    from staff.site import Site

HERE = ZoneInfo("Europe/London")


@dataclass
class Visit:
    request: Request
    site: Site
    signed: SignedIn | None = None
    fields: Fields = field(default_factory=Fields)
    # Set by a handler, sent with the answer; None takes the cookie away.
    cookies: dict[str, str | None] = field(default_factory=dict)

    @property
    def engine(self) -> Engine:
        return self.site.engine

    @property
    def now(self) -> float:
        return self.site.clock()

    @property
    def time(self) -> datetime:
        """`now` as stores of records take it."""
        return datetime.fromtimestamp(self.now, UTC)

    @property
    def today(self) -> date:
        return self.time.astimezone(HERE).date()

    @property
    def base(self) -> str:
        return BASE

    @property
    def query(self) -> Fields:
        return Fields(self.request.query_params.multi_items())

    @property
    def person(self) -> SignedIn:
        """For pages that need a role: somebody is there, or the page would not have been reached."""
        assert self.signed is not None
        return self.signed

    @property
    def roles(self) -> frozenset[Role]:
        return roles_from(self.signed.roles) if self.signed else frozenset()

    def part(self, name: str) -> str:
        """A part of the path, such as the id in /people/{id}."""
        return str(self.request.path_params[name])

    def may_open(self, path: str) -> bool:
        """Whether there is such a page, and this person has a role for it: for links to other parts of the site."""
        return any(page.path == path and self.roles & (page.who or frozenset()) for page in self.site.routes)

    def render(self, template: str, status: int = 200, **values: Any) -> Response:
        html = self.site.pages.render(template, self, **values)
        response: Response = self.site.pages.response(html, status)
        return self.finish(response)

    def go(self, path: str, notice: str = "") -> Response:
        """To another of our pages, after a form was taken; `notice` is a code of data/staff/notices.yml."""
        if notice:
            self.cookies[Cookies.NOTICE] = notice
        return self.finish(RedirectResponse(BASE + path, status_code=303))

    def finish(self, response: Response) -> Response:
        for name, value in self.cookies.items():
            self.site.cookies.put(response, name, value)
        return response

    def notice(self) -> str:
        """The code of what was just done, once."""
        code = self.site.cookies.get(self.request, Cookies.NOTICE)
        if code and Cookies.NOTICE not in self.cookies:
            self.cookies[Cookies.NOTICE] = None
        return code

    def form_token(self) -> str:
        """For the hidden field of every form: of the session, or, before there is one, of a cookie of its own."""
        if self.signed:
            return self.signed.csrf
        seed = self.cookies.get(Cookies.FORM) or self.site.cookies.get(self.request, Cookies.FORM)
        if not seed:
            seed = secrets.token_urlsafe(24)
            self.cookies[Cookies.FORM] = seed
        return self._token_of(seed)

    def check_form(self) -> None:
        seed = self.site.cookies.get(self.request, Cookies.FORM)
        expected = self.signed.csrf if self.signed else self._token_of(seed) if seed else ""
        if not expected or not hmac.compare_digest(expected.encode(), self.fields.one("csrf").encode()):
            raise Refused("stale_form")

    def _token_of(self, seed: str) -> str:
        return hmac.new(self.site.settings.secret_key, b"staff form:" + seed.encode(), hashlib.sha256).hexdigest()
