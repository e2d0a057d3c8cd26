"""Pages of figures and "You said, we did" in a real browser: accessible, at home on a small screen, without script."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from feedback.database import make_engine, writing
from feedback.kind import mark_demo
from feedback.replies import fetch_replies
from staff.demo.__main__ import fill
from tests.bot.web.client import served
from tests.staff.site import Clock, Office, site
from tests.staff.test_pages_in_browser import (  # noqa: F401
    PHONE,
    Act,
    Furnished,
    Visitor,
    check,
    chromium,
    press,
    pytestmark,
    visitor,
)

PAGES: dict[str, tuple[str, Act | None]] = {
    "themes": ("/themes", None),
    "themes by area": ("/themes?by=area", None),
    "one theme": ("/themes?category=U02", None),
    "too few": ("/themes?category=U13&only=area:SS9", None),
    "answers": ("/answers", None),
    "reports": ("/reports", None),
    "a yearly report": ("/reports/2025", None),
    "a quarterly report": ("/reports/2025-Q4", None),
    "replies": ("/replies", None),
    "a new reply": ("/replies/new?template=changed&category=U02", None),
    "a new reply, wrong": ("/replies/new", press("Save the draft")),
    "a draft": ("/replies/{draft}", None),
    "a draft, not filled in": ("/replies/{draft}", press("Ask for approval")),
    "to approve": ("/replies/{submitted}", None),
    "approved": ("/replies/{submitted}", press("Approve")),
    "published": ("/replies/{published}", None),
}


@pytest.fixture(scope="module")
def furnished(empty_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    path = Path(shutil.copy(empty_record, tmp_path_factory.mktemp("figures") / "record.db"))
    engine, clock = make_engine(f"sqlite:///{path}"), Clock()
    with writing(engine) as session:
        mark_demo(session)
    fill(engine, clock(), 60)
    with served(site(engine, clock)) as base:
        office = Office(base, engine, clock)
        browser = office.signed_in("reviewer", "publisher", "viewer")
    names = {reply.state: reply.id for reply in fetch_replies(engine)}
    engine.dispose()
    return Furnished(path, browser.cookies["staff_session"], names)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(visitor: Visitor, name: str) -> None:  # noqa: F811
    visitor.let_in()
    check(visitor.open(*PAGES[name]))
    assert [line for line in visitor.complaints if "server responded with a status of" not in line] == []


@pytest.mark.parametrize("visitor", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_and_without_script_the_page_is_not_wider(visitor: Visitor, name: str) -> None:  # noqa: F811
    visitor.let_in()
    page = visitor.open(*PAGES[name])
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
