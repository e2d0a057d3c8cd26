"""Many needs at once, for tests of tables."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from sqlalchemy import Engine

from feedback.database import writing
from feedback.store import Need, add_need


def fill(engine: Engine, many: Iterable[tuple[str, Need, int]]) -> None:
    """(month, need, how many)"""
    with writing(engine) as session:
        for month, need, number in many:
            for _ in range(number):
                add_need(session, secrets.token_hex(16), None, month, need)
