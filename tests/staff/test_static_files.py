"""Style sheets and pictures: kept for good by their hash, and nothing of what belongs to GOV.UK alone."""

from __future__ import annotations

import gzip
import re
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from staff.static_files import FOLDER, KINDS
from tests.staff.site import Office

LARGEST_PAGE = 150 * 1024


def served(office: Office) -> list[str]:
    page = office.browser().get("/sign-in").text
    return [path.removeprefix("/staff") for path in re.findall(r'"(/staff/static/[^"]+)"', page)]


def test_a_page_fetches_two_style_sheets_and_a_picture_and_no_script(office: Office) -> None:
    assert [path.rpartition("/")[2] for path in served(office)] == ["govuk.css", "staff.css", "icon.svg"]


def test_they_may_be_kept_for_good(office: Office) -> None:
    for path in served(office):
        reply = office.browser().get(path)
        assert reply.status == 200
        assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert reply.headers["content-security-policy"].startswith("default-src 'none'")
        assert reply.headers["content-type"] in KINDS.values()


def test_they_come_packed_to_a_browser_that_can_unpack(office: Office) -> None:
    for path in served(office):
        plain = office.browser().get(path).text
        connection = HTTPConnection(urlsplit(office.base).netloc, timeout=10)
        connection.request("GET", f"/staff{path}", headers={"accept-encoding": "gzip, br"})
        response = connection.getresponse()
        assert response.headers["content-encoding"] == "gzip"
        assert gzip.decompress(response.read()).decode() == plain
        connection.close()


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/staff.css",
        "/static/0000000000000000/staff.css",
        "/static/vendor/govuk.scss",
        "/static/vendor/README.md",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
    ],
)
def test_nothing_else_is_served(office: Office, path: str) -> None:
    assert office.browser().get(path).status == 404


def test_no_typeface_no_crown_and_nothing_to_fetch_is_in_them() -> None:
    for path in FOLDER.rglob("*"):
        assert path.suffix not in (".woff", ".woff2", ".ttf", ".otf", ".eot", ".png", ".ico", ".js")
        if path.suffix in KINDS:
            text = path.read_text(encoding="utf-8").lower()
            # GOV.UK's print rules name "http://" to find links; only url() and @import would fetch something.
            assert not re.search(r"@font-face|gds transport|crown|@import|url\(|<script|<image", text)


def test_the_crown_is_in_no_template() -> None:
    for path in (Path(FOLDER).parent / "templates").rglob("*.html"):
        assert not re.search(r"govukHeader|govukFooter|govukLogo|crown", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["/", "/people", "/people/new", "/audit", "/data-protection", "/account/phone"])
def test_a_page_with_all_it_fetches_is_small(office: Office, path: str) -> None:
    browser = office.signed_in("administrator", "data_protection")
    files = sum(len(browser.get(file).text.encode()) for file in served(office))
    assert len(browser.get(path).text.encode()) + files <= LARGEST_PAGE
