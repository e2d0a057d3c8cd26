"""The staff site behind a real server, as bot.serve mounts it, and a small browser without JavaScript for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pyotp
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.routing import Mount

from feedback.database import writing
from feedback.invitations import Phone, mark_invited, mark_set_up
from feedback.people import record_person
from feedback.staff_sessions import start_session
from staff.app import create_app
from staff.passphrases import hashed
from staff.settings import Settings

SECRET = b"a key for tests only, forty characters long"
SETTINGS = Settings("http://127.0.0.1:8000", SECRET)
NAME, EMAIL = "Asha Patel", "asha.patel@example.gov.uk"
PASSPHRASE = "copper kettle on a windy pier"
FORM = "application/x-www-form-urlencoded"


@cache
def slow_hash() -> str:
    """Made once: it is slow on purpose."""
    return hashed(PASSPHRASE)


@dataclass
class Clock:
    now: float = 1_795_600_000.0  # 25 November 2026

    def __call__(self) -> float:
        return self.now


def site(engine: Engine, clock: Clock, settings: Settings = SETTINGS) -> Starlette:
    return Starlette(routes=[Mount("/staff", create_app(settings, engine, clock))])


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    cookies: dict[str, Any]
    text: str
    body: bytes = b""

    @property
    def to(self) -> str:
        return self.headers.get("location", "")

    @property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.text)
        return found[1] if found else ""

    @property
    def heading(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.text, re.S)
        return found[1].strip() if found else ""


@dataclass
class Browser:
    base: str
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def request(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            named["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = HTTPConnection(urlsplit(self.base).netloc, timeout=120)
        try:
            connection.request(method, f"/staff{path}", body=body, headers={**self.headers, **named})
            response = connection.getresponse()
            set_cookies: SimpleCookie = SimpleCookie()
            for name, value in response.getheaders():
                if name.lower() == "set-cookie":
                    set_cookies.load(value)
            named = {name.lower(): value for name, value in response.getheaders()}
            body = response.read()
            reply = Reply(response.status, named, dict(set_cookies), body.decode("utf-8", "replace"), body)
        finally:
            connection.close()
        for name, cookie in reply.cookies.items():
            self.cookies.pop(name, None)
            if cookie.value:
                self.cookies[name] = cookie.value
        self.csrf = reply.csrf or self.csrf
        return reply

    def get(self, path: str, **headers: str) -> Reply:
        return self.request("GET", path, **headers)

    def post(self, path: str, fields: dict[str, Any] | None = None, **headers: str) -> Reply:
        sent = {"csrf": self.csrf, **(fields or {})}
        return self.request("POST", path, urlencode(sent, doseq=True), **{"content_type": FORM, **headers})


@dataclass
class Colleague:
    """A person with a passphrase and a phone."""

    id: str
    email: str
    secret: str
    passphrase: str = PASSPHRASE

    def code(self, now: float) -> str:
        return pyotp.TOTP(self.secret).at(int(now))


@dataclass
class Office:
    """The site, its database, its clock, and people who use it."""

    base: str
    engine: Engine
    clock: Clock
    folder: Path = Path()

    def browser(self) -> Browser:
        return Browser(self.base)

    def invite(
        self, *roles: str, name: str = "Asha Patel", email: str = "asha.patel@example.gov.uk"
    ) -> tuple[str, str]:
        """The id and the token of a set-up link."""
        return record_person(self.engine, "command", name=name, email=email, roles=roles, now=self.clock())

    def invite_again(self, person_id: str) -> str:
        token = mark_invited(self.engine, "command", person_id, self.clock())
        assert token
        return token

    def set_up(self, person_id: str, token: str, email: str) -> Colleague:
        return self.set_up_with(person_id, token, email, PASSPHRASE)

    def set_up_with(self, person_id: str, token: str, email: str, passphrase: str) -> Colleague:
        browser = self.browser()
        page = browser.get(f"/set-up/{token}")
        found = re.search(r'id="secret">([^<]+)<', page.text)
        assert found
        colleague = Colleague(person_id, email, found[1].replace(" ", ""), passphrase)
        typed = {"passphrase": passphrase, "again": passphrase, "code": colleague.code(self.clock())}
        reply = browser.post(f"/set-up/{token}", typed)
        assert reply.to == "/staff/sign-in", reply.text
        self.clock.now += 30  # a code works once
        return colleague

    def colleague(self, *roles: str, name: str = NAME, email: str = EMAIL) -> Colleague:
        """Somebody whose account is set up, without the pages for it."""
        person_id, token = self.invite(*roles, name=name, email=email)
        secret = pyotp.random_base32()
        assert mark_set_up(self.engine, token, slow_hash(), Phone(secret, 0), self.clock())
        return Colleague(person_id, email, secret)

    def enter(self, colleague: Colleague) -> Browser:
        """Signed in, without the page for it."""
        with writing(self.engine) as session:
            browser = Browser(self.base, {"staff_session": start_session(session, colleague.id, self.clock())})
        browser.get("/account")
        return browser

    def sign_in(self, colleague: Colleague, browser: Browser | None = None, **more: str) -> Browser:
        browser = browser or self.browser()
        browser.get("/sign-in")
        reply = self.try_to_sign_in(colleague, browser, **more)
        assert reply.status == 303, reply.text
        browser.get("/account")
        return browser

    def try_to_sign_in(self, colleague: Colleague, browser: Browser, **more: str) -> Reply:
        typed = {"email": colleague.email, "passphrase": colleague.passphrase, "code": colleague.code(self.clock())}
        reply = browser.post("/sign-in", {**typed, **more})
        self.clock.now += 30
        return reply

    def signed_in(self, *roles: str, **who: str) -> Browser:
        return self.enter(self.colleague(*roles, **who))
