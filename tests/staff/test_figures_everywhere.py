"""One promise over all forms of a number: page, chart, CSV, XLSX and e-mail say the same, and nothing small.

For viewers nothing from 1 to 4; in what is published or e-mailed nothing from 1 to 9.
"""

from __future__ import annotations

import re
from datetime import date
from random import Random

import pytest
from sqlalchemy import Engine

from content.codes import FIELDS, labels
from content.needs import needs
from content.topics import topics
from feedback.frames import months_of
from feedback.store import Need
from feedback.tallies import record_tallies
from staff.days import today
from staff.digest import digest_of, in_plain_text
from tests.feedback.needs import fill
from tests.staff.figures import charted, read_csv, read_xlsx, tables_of
from tests.staff.site import Browser, Office

INSIDE = [
    "/themes",
    *(f"/themes?by={name}" for name in ("month", *FIELDS)),
    "/themes?category=U02",
    "/themes?category=U02&by=sub",
    "/themes?category=U02&by=area",
    "/themes?only=area:SS1",
    "/themes?only=stage:waiting&category=U02",
    "/themes?year=2025",
    "/answers",
    "/answers?order=unhelpful",
]
OUTSIDE = ["/reports/2026", "/reports/2026-Q2", "/reports/2025", "/reports/2025-Q4"]
KEPT_BACK = re.compile(r"<5|fewer than 10")
NUMBER = re.compile(r"\d+")


def invent(engine: Engine, chance: Random) -> None:
    """Few records and many codes: as hard to keep small numbers back as it gets."""
    kinds = list(needs())
    shares = [chance.paretovariate(1) for _ in kinds]
    fill(
        engine,
        [
            (
                chance.choice([*months_of(2025), *months_of(2026)[:8]]),
                Need(kind, sub=chance.choice([None, *needs()[kind].sub]), **_said(chance)),
                chance.choice((1, 1, 2)),
            )
            for kind in chance.choices(kinds, shares, k=150)
        ],
    )
    for month in range(4, 11):
        counts = {
            (topic, kind): chance.randrange(7) for topic in topics() for kind in ("asked", "helpful", "unhelpful")
        }
        record_tallies(engine, {key: count for key, count in counts.items() if count}, date(2026, month, 1))


def _said(chance: Random) -> dict[str, str | None]:
    return {field: chance.choice([None, *labels(field)]) for field in FIELDS}


@pytest.fixture(params=[3, 11])
def viewer(request: pytest.FixtureRequest, office: Office) -> tuple[Office, Browser]:
    invent(office.engine, Random(request.param))
    return office, office.signed_in("viewer")


def small(texts: list[str], bound: int) -> list[str]:
    """Those that hold a number from 1 to under the bound."""
    bare = [KEPT_BACK.sub("", text) for text in texts]
    return [text for text in bare if any(0 < int(number) < bound for number in NUMBER.findall(text))]


def address_of_file(path: str, kind: str) -> str:
    page, _, asked = path.partition("?")
    return f"{page}/file?{asked}{'&' if asked else ''}kind={kind}"


def test_every_form_of_a_number_says_the_same_and_nothing_small(viewer: tuple[Office, Browser]) -> None:
    office, browser = viewer
    shown = 0
    for bound, paths in ((5, INSIDE), (10, OUTSIDE)):
        for path in paths:
            page = browser.get(path)
            assert page.status == 200
            tables = tables_of(page.text)
            figures = [cell for rows in tables.values() for row in rows[1:] for cell in row[1:]]
            shown += len(figures)
            assert small(figures, bound) == [], path
            assert small(charted(page.text), bound) == [], path
            for kind, read in (("csv", read_csv), ("xlsx", read_xlsx)):
                file = read(browser.get(address_of_file(path, kind)).body)
                for caption, rows in tables.items():
                    wide = len(rows[1]) - 1  # an answer's source and day stand before its figures
                    told = [[row[0].removeprefix("'"), *row[len(row) - wide :]] for row in file.grids[caption][1:]]
                    assert [[_named(row[0]), *row[1:]] for row in rows[1:]] == [
                        [_named(row[0]), *row[1:]] for row in told
                    ]
    assert shown > 1000

    text = in_plain_text(digest_of(office.engine, today(office.clock())), "https://send.example.gov.uk")
    assert "fewer than 10" in text
    assert small([line[40:] for line in text.splitlines() if line.startswith("  ")], 10) == []


def _named(label: str) -> str:
    """On the Answers page a topic's source stands under its title."""
    titles = [topic.title for topic in topics().values() if label.startswith(topic.title)]
    return max(titles, key=len) if titles else label
