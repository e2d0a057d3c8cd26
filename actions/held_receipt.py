"""The receipt a parent has typed, held in memory until it is used: never in a slot, which a store would keep."""

from __future__ import annotations

import hashlib
import secrets
from functools import lru_cache

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from sqlalchemy import Engine

from actions.names import RECEIPT_ID
from feedback import drafts
from feedback.database import engine
from feedback.public import PublicRecord
from feedback.settings import read_settings
from feedback.tries import make_tries


def hold_receipt(tracker: Tracker, code: str) -> list[EventType]:
    drafts.discard(tracker.get_slot(RECEIPT_ID))
    key = secrets.token_hex(16)
    drafts.keep(key, code)
    return [SlotSet(RECEIPT_ID, key)]


def held_receipt(tracker: Tracker) -> str | None:
    return drafts.read(tracker.get_slot(RECEIPT_ID))


def let_receipt_go(tracker: Tracker) -> list[EventType]:
    drafts.discard(tracker.get_slot(RECEIPT_ID))
    return [SlotSet(RECEIPT_ID, None)]


def public_record() -> PublicRecord:
    settings = read_settings()
    return _of(engine(), settings.secret_key, settings.redis_url)


@lru_cache(maxsize=1)
def _of(engine: Engine, secret: bytes, redis_url: str | None) -> PublicRecord:
    """One for the process, since it counts wrong codes."""
    return PublicRecord(engine, secret, tries=make_tries(secret, redis_url))


def caller(tracker: Tracker) -> str:
    """Who asks, for the limit of wrong codes: the conversation, unreadable."""
    return hashlib.sha256(f"conversation:{tracker.sender_id}".encode()).hexdigest()[:32]
