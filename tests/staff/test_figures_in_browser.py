"""Pages of figures and "You said, we did" in a real browser: accessible, at home on a small screen, without script."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedback.database import writing
from feedback.kind import mark_demo
from feedback.replies import fetch_replies
from staff.demo.__main__ import fill
from tests.chromium import PHONE
from tests.staff.browsing import Furnished, Pages, Visitor, check, fits, press
from tests.staff.offices import copied, opened
from tests.staff.site import Clock

PAGES: Pages = {
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
    engine, clock = copied(empty_record, tmp_path_factory.mktemp("figures")), Clock()
    with writing(engine) as session:
        mark_demo(session)
    fill(engine, clock(), 60)
    with opened(engine, clock) as office:
        browser = office.signed_in("reviewer", "publisher", "viewer")
        names = {reply.state: reply.id for reply in fetch_replies(engine)}
    return Furnished.by(browser, office, names)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible(visitor: Visitor, name: str) -> None:
    visitor.let_in()
    check(visitor.open(*PAGES[name]))
    visitor.check_complaints()


@pytest.mark.parametrize("visitor", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_and_without_script_the_page_is_not_wider(visitor: Visitor, name: str) -> None:
    visitor.let_in()
    fits(visitor.open(*PAGES[name]))
