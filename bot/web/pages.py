"""The templates, filled. Everything a template prints is escaped unless this module's `linked` made it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.door import MOST_CHARACTERS
from bot.web.blocks import blocks, linked
from bot.web.words import languages, starters, web_words
from content.council import council
from content.spoken import spoken

HERE = Path(__file__).parent


def day(of: str | date) -> str:
    """23 November 2026"""
    parsed = date.fromisoformat(of) if isinstance(of, str) else of
    return f"{parsed.day} {parsed:%B %Y}"


def month(iso: str) -> str:
    """November 2026"""
    return f"{date.fromisoformat(iso):%B %Y}"


class Pages:
    def __init__(
        self, council_name: str, idle_minutes: int, chat_script: str, public_url: str = "", demo: bool = False
    ) -> None:
        """`public_url`: our own address on the internet; empty when it is not known."""
        self.council_name, self.public_url = council_name, public_url
        self.words = web_words(council_name)
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        facts = council(council_name)
        self._environment.filters.update(blocks=blocks, linked=linked, day=day, spoken=spoken, month=month)
        self._environment.globals.update(
            words=self.words,
            starters=starters(council_name),
            languages=languages(council_name),
            chat_script=chat_script,
            council_name=facts.name,
            council_site=facts.website,
            sendiass_site=facts.words["sendiass_site"],
            most_characters=MOST_CHARACTERS,
            idle_minutes=idle_minutes,
            facts=facts.words,
            public_url=public_url,
            demo=demo,
            # Which page this is: for search engines, and for the navigation.
            path="",
            here="",
        )

    def render(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        html = self.text(template, **values)
        return HTMLResponse(html, status_code=status)

    def text(self, template: str, **values: Any) -> str:
        return self._environment.get_template(template).render(**values)


def pages_of(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages
