"""Writes docs/data-dictionary.md from the models: `python -m feedback.dictionary`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Table

from feedback.models import Base
from feedback.models.base import PERSONAL
from feedback.models.local import LocalBase
from feedback.periods import PERIODS
from feedback.settings import ROOT

PAGE = ROOT / "docs" / "data-dictionary.md"
HEAD = """\
# Data dictionary

Written by `.venv/bin/python -m feedback.dictionary` from `feedback/models/` and `feedback/periods.py`; a test
fails when this page is not what they say. Every column of every table is here.
"""


def tables() -> Iterator[tuple[str, Table, str]]:
    """Name, table and what its class says of it; the record's first, then those of this machine."""
    for base, beside in ((Base, ""), (LocalBase, ", in the file of the outbox")):
        for mapper in sorted(base.registry.mappers, key=lambda each: str(each.local_table)):
            table: Any = mapper.local_table
            yield f"`{table.name}`{beside}", table, _about(mapper.class_)


def _about(model: Any) -> str:
    """The class's docstring, or that of its module where the table is all of it."""
    if "__doc__" in vars(model) and model.__doc__:
        return " ".join(model.__doc__.split())
    module = __import__(model.__module__, fromlist=["__doc__"])
    return " ".join((module.__doc__ or "").split())


def page() -> str:
    parts = [HEAD, "## How long\n", "| period | |", "|---|---|"]
    parts += [f"| {name} | {period.words} |" for name, period in PERIODS.items()]
    parts += ["\n## How personal\n", "| level | |", "|---|---|"]
    parts += [f"| {level} | {meaning} |" for level, meaning in PERSONAL.items()]
    for name, table, about in tables():
        parts += [f"\n## {name}\n", f"{about}\n", "| column | what | why | kept | personal |", "|---|---|---|---|---|"]
        parts += [_line(column) for column in table.columns]
    return "\n".join(parts) + "\n"


def _line(column: Column[Any]) -> str:
    about = column.info
    return f"| `{column.name}` | {about['what']} | {about['why']} | {about['keep']} | {about['personal']} |"


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
