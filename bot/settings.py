"""Settings of the assistant, from the environment and .env (python-dotenv). Read when asked for, never at import."""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path

from dotenv import load_dotenv

from memory.settings import read_redis_url

ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
MOST_WORKERS = 64
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""

    for_operators = True


@dataclass(frozen=True)
class Settings:
    host: str
    port: int
    secret_key: str
    council: str
    # Other sites whose pages may hold the chat, as their addresses begin: https://www.example.gov.uk
    allowed_origins: tuple[str, ...] = ()
    # Proxies in front, whose X-Forwarded-For is believed.
    trusted_proxies: tuple[Network, ...] = ()
    redis_url: str = ""
    # Our own address on the internet, such as https://send.example.gov.uk; empty when it is not known.
    public_url: str = ""
    workers: int = 1
    log_level: str = "WARNING"
    # Whether the named-entity model reads what is to be stored as well: 130 MB and some seconds at the start.
    names_model: bool = False
    # A school or an office can have many parents behind one address.
    turns_a_minute_by_network: int = 300
    turns_a_minute_by_conversation: int = 30
    # With the way there and back, a parent hears something within 10 seconds.
    turn_seconds: float = 9.0
    idle_minutes: int = 30
    most_conversations: int = 20_000
    # Every record is invented: set by `make demo` alone, and said on every page.
    demo: bool = False


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
        allowed_origins=_origins(os.environ.get("ALLOWED_ORIGINS", "")),
        trusted_proxies=_networks(os.environ.get("TRUSTED_PROXIES", "")),
        public_url=_public_url(os.environ.get("PUBLIC_URL", "")),
        names_model=_yes("NAMES_MODEL"),
        demo=bool(os.environ.get("DEMO")),
        redis_url=(redis_url := read_redis_url()),
        workers=_workers(redis_url),
        log_level=_log_level(),
        turns_a_minute_by_network=_positive("TURNS_A_MINUTE", "300"),
    )


def _listed(text: str) -> list[str]:
    return [item for item in text.replace(",", " ").split() if item]


def _origins(text: str) -> tuple[str, ...]:
    for origin in _listed(text):
        if not _ORIGIN.fullmatch(origin):
            raise SettingsError(
                f"ALLOWED_ORIGINS must list addresses such as https://www.example.gov.uk, with no path: {origin!r}"
            )
    return tuple(_listed(text))


def _public_url(text: str) -> str:
    address = text.strip().rstrip("/")
    if address and not _ORIGIN.fullmatch(address):
        raise SettingsError(f"PUBLIC_URL must be an address such as https://send.example.gov.uk, no path: {text!r}")
    return address


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(item) for item in _listed(text))
    except ValueError as error:
        raise SettingsError(f"TRUSTED_PROXIES must list addresses or networks such as 10.0.0.0/8: {error}") from None


def _yes(name: str) -> bool:
    given = os.environ.get(name, "").strip().lower()
    if given not in ("", "yes", "no"):
        raise SettingsError(f"{name} must be yes or no; it is {given!r}")
    return given == "yes"


def _positive(name: str, default: str) -> int:
    given = os.environ.get(name) or default
    if not (given.isascii() and given.isdigit()) or int(given) < 1:
        raise SettingsError(f"{name} must be a whole number, 1 or more; it is {given!r}")
    return int(given)


def _workers(redis_url: str) -> int:
    text = os.environ.get("WORKERS") or "1"
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= MOST_WORKERS:
        raise SettingsError(f"WORKERS must be a number from 1 to {MOST_WORKERS}; it is {text!r}")
    if int(text) > 1 and not redis_url:
        raise SettingsError(
            f"WORKERS is {text}, but there is no REDIS_URL: processes can share conversations only over Redis. "
            "Set REDIS_URL in .env, or WORKERS=1"
        )
    return int(text)


def _log_level() -> str:
    level = (os.environ.get("LOG_LEVEL") or "WARNING").upper()
    if level not in LOG_LEVELS:
        raise SettingsError(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}; it is {level!r}")
    return level
