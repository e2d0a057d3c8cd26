"""The menu, by role: the pages of the table of routes that ask to be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from staff.settings import BASE
from staff.words import words

if TYPE_CHECKING:
    from staff.visit import Visit


def menu_for(visit: Visit) -> list[dict[str, Any]]:
    """Items as govukServiceNavigation takes them, with what each page is about for the start page."""
    if visit.signed is None:
        return []
    here = visit.request.url.path.removeprefix(BASE)
    return [
        {
            "text": words("menu")[page.menu],
            "about": words("menu")[f"{page.menu}_about"],
            "href": BASE + page.path,
            "current": here == page.path,
            "active": here.startswith(page.path + "/"),
        }
        for page in visit.site.routes
        if page.menu and page.who and visit.roles & page.who
    ]
