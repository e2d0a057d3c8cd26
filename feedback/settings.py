"""Where the record is kept and its keys, from the environment and .env."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import load_dotenv

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""

    for_operators = True


@dataclass(frozen=True)
class Settings:
    """`secret_key` keys hashes of forms and receipts; `record_keys` seal words. Neither can do the other's work."""

    database_url: str
    secret_key: bytes = field(repr=False)
    record_keys: str = field(repr=False)
    outbox_path: Path
    redis_url: str | None = None
    demo: bool = False  # set by `make demo` alone


def read_settings() -> Settings:
    load_dotenv(ROOT / ".env", override=False)
    secret = os.environ.get("SECRET_KEY", "")
    if len(secret) < 32:
        raise SettingsError("SECRET_KEY must have 32 characters or more: run `make setup`, or see .env.example")
    return Settings(
        database_url=os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'record.db'}",
        secret_key=secret.encode(),
        record_keys=os.environ.get("RECORD_KEYS", ""),
        outbox_path=ROOT / (os.environ.get("OUTBOX_PATH") or "var/outbox.db"),
        redis_url=os.environ.get("REDIS_URL") or None,
        demo=bool(os.environ.get("DEMO")),
    )
