"""Words that the code chooses between, from data/staff/. Whatever a page always says is in its template."""

from __future__ import annotations

from functools import cache

import yaml

from staff.settings import ROOT

FOLDER = ROOT / "data" / "staff"


@cache
def words(name: str) -> dict[str, str]:
    """The texts of data/staff/<name>.yml, by code."""
    texts: dict[str, str] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return {code: text.strip() for code, text in texts.items()}
