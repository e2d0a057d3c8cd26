"""What all tables share: the base class, and columns that cannot be declared without their classification."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

# How far a value points to a person. The data dictionary explains each.
PERSONAL = {
    "no": "says nothing of a person",
    "key": "random, or a keyed hash: leads to a row or a receipt, not to a person",
    "coded": "coded; with others it may narrow down to few families",
    "words": "words of a parent or about one: treated as personal data, sealed",
    "staff": "personal data of a member of staff",
}
# No rowid on SQLite: a hidden counter would keep the order in which rows came in.
NO_ORDER: dict[str, Any] = {"sqlite_with_rowid": False}


class Base(DeclarativeBase):
    pass


def column(*kind: Any, what: str, why: str, keep: str, personal: str = "no", **options: Any) -> MappedColumn[Any]:
    """`keep` names a period of feedback/periods.py; `personal` a level of PERSONAL."""
    about = {"what": what, "why": why, "keep": keep, "personal": personal}
    return mapped_column(*kind, info=about, **options)


def random_id(keep: str, what: str = "random id") -> MappedColumn[Any]:
    return column(
        String(32), primary_key=True, what=what, why="names the row; says nothing of order", keep=keep, personal="key"
    )
