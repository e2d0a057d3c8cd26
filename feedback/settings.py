"""Where the record is kept and the key of its receipts, from the environment and .env."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dotenv import load_dotenv

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""

    for_operators = True


@dataclass(frozen=True)
class Settings:
    database_url: str
    secret_key: bytes


def read_settings() -> Settings:
    load_dotenv(ROOT / ".env", override=False)
    secret = os.environ.get("SECRET_KEY", "")
    if len(secret) < 32:
        raise SettingsError("SECRET_KEY must have 32 characters or more: run `make setup`, or see .env.example")
    return Settings(os.environ.get("DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'record.db'}", secret.encode())
