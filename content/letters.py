"""The letters a parent can make (data/letters/): their words, their blanks, and what each rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from content.council import ROOT, Council, council
from content.topics import Basis, Source, fill

LETTERS_FOLDER = ROOT / "data" / "letters"
# A blank in a body: <child>
BLANK = re.compile(r"<([a-z_]+)>")
# How a blank looks while nothing is in it, on paper too.
UNFILLED = "____"
Size = Literal["line", "lines"]


@dataclass(frozen=True)
class Blank:
    """`inside`: how the blank reads in the letter while it is empty. `autofill`: HTML's name for what belongs in it,
    where it is about the one who writes."""

    id: str
    label: str
    hint: str = ""
    size: Size = "line"
    autofill: str = "off"
    inside: str = UNFILLED


@dataclass(frozen=True)
class Letter:
    id: str
    place: int
    title: str
    when: str
    to: str
    subject: str
    body: str
    blanks: tuple[Blank, ...]
    before: tuple[str, ...]
    law: str
    source: Source
    checked: date
    review_by: date
    topics: tuple[str, ...]
    facts: tuple[Basis, ...]

    @property
    def paragraphs(self) -> list[list[str | Blank]]:
        """The body as paragraphs, each of texts and blanks in turn."""
        by_id = {blank.id: blank for blank in self.blanks}
        return [
            [by_id[part] if number % 2 else part for number, part in enumerate(BLANK.split(paragraph))]
            for paragraph in re.split(r"\n\s*\n", self.body)
        ]


def read_letter(path: Path, facts: Council) -> Letter:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Letter(
        id=path.stem,
        place=data["place"],
        title=data["title"],
        when=fill(data["when"], facts),
        to=fill(data["to"], facts),
        subject=data["subject"],
        body=fill(data["body"], facts),
        blanks=tuple(Blank(**row) for row in data["blanks"]),
        before=tuple(fill(line, facts) for line in data["before"]),
        law=data["law"],
        source=Source(**data["source"]),
        checked=data["checked"],
        review_by=data["review_by"],
        topics=tuple(data["topics"]),
        facts=tuple(Basis(**row) for row in data["facts"]),
    )


@cache
def letters(council_name: str | None = None) -> dict[str, Letter]:
    """All letters by id, in the order the page shows them."""
    found = [read_letter(path, council(council_name)) for path in LETTERS_FOLDER.glob("*.yml")]
    return {letter.id: letter for letter in sorted(found, key=lambda letter: letter.place)}
