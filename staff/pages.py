"""The templates, filled. Everything a template prints is escaped; govuk-frontend-jinja's macros come with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from starlette.responses import HTMLResponse

from content.council import council
from staff.menu import menu_for
from staff.settings import BASE, Settings
from staff.static_files import StaticFiles
from staff.visit import HERE, Visit
from staff.words import words

TEMPLATES = Path(__file__).parent / "templates"


def moment(seconds: float) -> str:
    """25 November 2026, 6:05pm: as the clock on the wall says."""
    then = datetime.fromtimestamp(seconds, UTC).astimezone(HERE)
    return f"{then.day} {then:%B %Y}, {then.hour % 12 or 12}:{then:%M}{'pm' if then.hour >= 12 else 'am'}"


def written(at: str) -> str:
    """A time as the audit writes it, in UTC; only a day for what a parent did."""
    return moment(datetime.fromisoformat(at).timestamp()) if "T" in at else day(at)


def day(value: date | str) -> str:
    """23 November 2026"""
    known = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{known.day} {known:%B %Y}"


def month_or_day(value: str) -> str:
    """November 2026, where no day is kept."""
    return day(value) if len(value) > 7 else f"{date.fromisoformat(f'{value}-01'):%B %Y}"


def error(problems: Mapping[str, str], field: str) -> dict[str, str] | None:
    """What a macro of govuk-frontend takes as errorMessage."""
    return {"text": words("problems")[problems[field]]} if field in problems else None


class Pages:
    def __init__(self, settings: Settings, files: StaticFiles) -> None:
        self._environment = Environment(
            loader=ChoiceLoader(
                [
                    FileSystemLoader(TEMPLATES),
                    PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
                ]
            ),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(moment=moment, day=day, written=written, month_or_day=month_or_day)
        self._environment.globals.update(
            base=BASE,
            static=files.address,
            words=words,
            error=error,
            council_name=council(settings.council).name,
            openid=settings.oidc is not None,
            demo=settings.demo,
        )

    def render(self, template: str, visit: Visit, **values: Any) -> str:
        page = self._environment.get_template(template)
        return page.render(visit=visit, menu=menu_for(visit), **values)

    def response(self, html: str, status: int) -> HTMLResponse:
        return HTMLResponse(html, status_code=status)
