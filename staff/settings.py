"""Settings of the staff site, from the environment and .env. Read when asked for, never at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import load_dotenv

from staff.roles import Role

ROOT = Path(__file__).resolve().parent.parent
BASE = "/staff"
SHORTEST_SECRET = 32
THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


class SettingsError(RuntimeError):
    """A setting is missing or wrong; the message says which and what to do."""

    for_operators = True


@dataclass(frozen=True)
class Oidc:
    """The council's own sign-in. `roles` says which value of the claim gives which role."""

    issuer: str
    client_id: str
    client_secret: str
    role_claim: str
    roles: Mapping[str, Role]


@dataclass(frozen=True)
class Settings:
    address: str  # https://send.example.gov.uk, as officers type it: for set-up links and the way back from OpenID
    secret_key: bytes
    council: str = "southend"
    oidc: Oidc | None = None
    demo: bool = False  # set by `make demo` alone, and said on every page

    @property
    def secure(self) -> bool:
        """Whether cookies may be sent over TLS only."""
        return self.address.startswith("https://")


def read_settings() -> Settings:
    load_dotenv(ROOT / ".env", override=False)
    secret = os.environ.get("SECRET_KEY", "")
    if len(secret) < SHORTEST_SECRET:
        raise SettingsError(
            f"SECRET_KEY must have {SHORTEST_SECRET} characters or more: run `make setup`, or see .env.example"
        )
    council, demo = os.environ.get("COUNCIL") or "southend", bool(os.environ.get("DEMO"))
    return Settings(_address(), secret.encode(), council, _oidc(), demo)


def _address() -> str:
    local = f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}"
    return trusted("SITE_ADDRESS", os.environ.get("SITE_ADDRESS") or local)


def trusted(name: str, address: str) -> str:
    """https, or this machine: what is sent there must not be read on the way."""
    parts = urlsplit(address)
    local = parts.scheme == "http" and parts.hostname in THIS_MACHINE
    if not parts.hostname or not (parts.scheme == "https" or local):
        raise SettingsError(f"{name} must be an https:// address (or http:// on this machine); it is {address!r}")
    return address.rstrip("/")


def _oidc() -> Oidc | None:
    issuer = os.environ.get("OIDC_ISSUER", "")
    if not issuer:
        return None
    given = {name: os.environ.get(name, "") for name in ("OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES")}
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise SettingsError(
            f"OIDC_ISSUER is set, but not {' and '.join(missing)}: see docs/operators.md, staff sign-in"
        )
    trusted("OIDC_ISSUER", issuer)
    return Oidc(
        issuer,
        given["OIDC_CLIENT_ID"],
        given["OIDC_CLIENT_SECRET"],
        os.environ.get("OIDC_ROLE_CLAIM") or "roles",
        _role_names(given["OIDC_ROLES"]),
    )


def _role_names(text: str) -> dict[str, Role]:
    """`SEND reviewers=reviewer, SEND admins=administrator`: a value of the claim, and the role it gives."""
    roles: dict[str, Role] = {}
    for part in text.split(","):
        value, equals, name = (piece.strip() for piece in part.rpartition("="))
        if not value or not equals or name not in set(Role):
            raise SettingsError(f"OIDC_ROLES: {part.strip()!r} is not value=role; the roles are {', '.join(Role)}")
        roles[value] = Role(name)
    return roles
