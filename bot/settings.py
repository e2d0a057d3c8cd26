"""Settings of the assistant, from the environment and .env (python-dotenv). Read when asked for, never at import."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dotenv import load_dotenv

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32


class SettingsError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""

    for_operators = True


@dataclass(frozen=True)
class Settings:
    host: str
    port: int
    secret_key: str
    council: str
    turn_seconds: float = 10.0
    idle_minutes: int = 30
    most_conversations: int = 20_000


def read_settings() -> Settings:
    load_dotenv(ROOT / ".env", override=False)
    secret = os.environ.get("SECRET_KEY", "")
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(
            f"SECRET_KEY must have {SHORTEST_SECRET} characters or more: run `make setup`, or see .env.example"
        )
    port = os.environ.get("PORT", "8000")
    if not (port.isascii() and port.isdigit()) or not 0 <= int(port) < 65536:
        raise SettingsError(f"PORT must be a number from 0 to 65535; it is {port!r}")
    return Settings(
        host=os.environ.get("HOST") or "127.0.0.1",
        port=int(port),
        secret_key=secret,
        council=os.environ.get("COUNCIL", "southend"),
    )
