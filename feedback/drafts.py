"""A parent's own words between writing and sending: redacted, on a shelf with an end, gone after half an hour.

They are never in a slot, so no tracker store can keep them. In this process's memory, or sealed on Redis where
processes share it; there each call waits a little, in the thread that turns have of their own (bot/turns.py).
"""

from __future__ import annotations

import logging
from functools import cache

from feedback.settings import read_settings
from memory.gone import MemoryGoneError
from memory.settings import clients_of, read_redis_url
from memory.shelf import Shelf, shelf

log = logging.getLogger(__name__)
SECONDS = 30 * 60
MOST = 5_000


@cache
def kept_in() -> Shelf:
    """Where drafts wait; `kept_in.cache_clear()` after a change of REDIS_URL."""
    url = read_redis_url()
    secret = read_settings().secret_key
    return shelf("draft", SECONDS, clients_of(url) if url else None, secret=secret, most=MOST)


def keep(form_id: str, words: str) -> None:
    """MemoryGoneError when they cannot be kept: then they must not be called written."""
    kept_in().put(form_id, words)


def read(form_id: str | None) -> str | None:
    return kept_in().get(form_id) if form_id else None


def discard(form_id: str | None) -> None:
    """Never raises: what cannot be taken away now ends by itself, and thanks that were earned must still be said."""
    if not form_id:
        return
    try:
        kept_in().remove(form_id)
    except MemoryGoneError as error:
        log.error("a draft could not be discarded, it ends by itself", exc_info=error)
