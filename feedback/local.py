"""The file beside the record, on this machine alone: opened on first use, shared by every process here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Engine

from feedback.database import make_engine
from feedback.models.local import LocalBase
from feedback.settings import read_settings

# Added to the wait for the record itself, and a turn of the chat may not last longer than both.
LOCK_WAIT_SECONDS = 2


def open_local(path: Path) -> Engine:
    engine = make_engine(f"sqlite:///{path}", create=True, lock_wait=LOCK_WAIT_SECONDS)
    LocalBase.metadata.create_all(engine)
    return engine


@cache
def local() -> Engine:
    """The process's own; `local.cache_clear()` after a change of OUTBOX_PATH."""
    return open_local(read_settings().outbox_path)
