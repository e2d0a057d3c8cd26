"""That somebody took figures out of the site as a file is written into the audit before they are given it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine

from feedback.audit import record_event
from feedback.database import writing


def record_export(engine: Engine, what: str, asked: Mapping[str, str], *, actor: str, now: datetime) -> None:
    """`asked` holds codes only: the filters, the kind of file."""
    with writing(engine) as session:
        record_event(session, actor, "export", subject=("export", what), after=dict(asked), now=now)
