"""Microsoft's Bot Framework: whether a request comes from it, and the token with which we may answer.

What must hold is from Microsoft's page "Authentication with the Bot Connector API".
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
import jwt

from bot.channels.channel import NotTakenError, SendLaterError
from bot.channels.reading import list_at, number_at, text_at

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"
OPENID = "https://login.botframework.com/v1/.well-known/openidconfiguration"
LOGIN = "https://login.microsoftonline.com"
SKEW_SECONDS = 5 * 60
KEYS_SECONDS = 24 * 60 * 60
# An unknown key id asks for the keys anew, but no stranger may make us ask all the time.
SOONEST_AGAIN_SECONDS = 5 * 60
SECONDS_AFTER_FAILURE = 10
Clock = Callable[[], float]


class Keys:
    """The keys that Microsoft signs with, by key id, and the channels that each may speak for."""

    def __init__(self, client: httpx.AsyncClient, openid: str, clock: Clock = time.monotonic) -> None:
        self._client, self._openid, self._clock = client, openid, clock
        self._keys: dict[str, tuple[jwt.PyJWK, list[str]]] = {}
        self._fetched: float | None = None
        self._failed: float | None = None
        self._one = asyncio.Lock()

    async def key(self, key_id: str) -> tuple[jwt.PyJWK, list[str]] | None:
        async with self._one:
            if self._due(key_id):
                await self._fetch()
        return self._keys.get(key_id)

    def _due(self, key_id: str) -> bool:
        now = self._clock()
        if self._failed is not None and now - self._failed < SECONDS_AFTER_FAILURE:
            if not self._keys:
                raise NotTakenError(503)
            return False
        age = None if self._fetched is None else now - self._fetched
        return age is None or age > KEYS_SECONDS or (key_id not in self._keys and age > SOONEST_AGAIN_SECONDS)

    async def _fetch(self) -> None:
        """Keeps the old keys when the new ones cannot be had."""
        try:
            address = text_at((await self._client.get(self._openid)).raise_for_status().json(), "jwks_uri")
            if _origin(address) != _origin(self._openid):
                raise ValueError("keys from elsewhere")
            rows = list_at((await self._client.get(address)).raise_for_status().json(), "keys")
        except (httpx.HTTPError, ValueError):
            self._failed = self._clock()
            if not self._keys:
                raise NotTakenError(503) from None  # Microsoft sends it again, or the person does
        else:
            self._keys = {text_at(row, "kid"): found for row in rows if (found := _key(row)) is not None}
            self._fetched, self._failed = self._clock(), None


def _key(row: Any) -> tuple[jwt.PyJWK, list[str]] | None:
    """None for a key of a kind that we do not use."""
    try:
        return jwt.PyJWK.from_dict(row), list_at(row, "endorsements")
    except (jwt.PyJWTError, ValueError, TypeError):
        return None


async def check(token: str, keys: Keys, app_id: str, channel_id: str) -> dict[str, Any]:
    """The claims of a token that Microsoft signed for this bot and that channel; NotTakenError for any other."""
    try:
        found = await keys.key(str(jwt.get_unverified_header(token).get("kid", "")))
        if found is None or channel_id not in found[1]:
            raise NotTakenError(403)
        claims: dict[str, Any] = jwt.decode(
            token,
            found[0],
            algorithms=["RS256"],
            audience=app_id,
            issuer=ISSUER,
            leeway=SKEW_SECONDS,
            options={"require": ["exp", "iss", "aud"]},
        )
    except (jwt.PyJWTError, ValueError):
        raise NotTakenError(403) from None
    return claims


class OwnToken:
    """What we show when we answer: fetched with the app's secret, kept until shortly before its end."""

    def __init__(self, client: httpx.AsyncClient, url: str, app_id: str, secret: str, clock: Clock = time.monotonic):
        self._client, self._url, self._clock = client, url, clock
        self._asked = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": secret,
            "scope": SCOPE,
        }
        self._token, self._until = "", 0.0

    async def value(self) -> str:
        if self._clock() < self._until:
            return self._token
        response = await self._client.post(self._url, data=self._asked)
        if not response.is_success:
            raise SendLaterError
        try:
            data = response.json()
        except ValueError:
            raise SendLaterError from None
        self._token, seconds = text_at(data, "access_token"), number_at(data, "expires_in") or 0.0
        if not self._token:
            raise SendLaterError
        self._until = self._clock() + seconds - SKEW_SECONDS
        return self._token

    def forget(self) -> None:
        self._until = 0.0


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def may_answer_at(url: str, services: list[str]) -> bool:
    """Whether our token may go to this address: only to a service that the operator allows."""
    try:
        parts = urlsplit(url)
        own = _origin(url)
    except ValueError:
        return False
    return not parts.username and any(own == _origin(service) for service in services)


def claimed_service(claims: dict[str, Any]) -> str:
    return text_at(claims, "serviceurl") or text_at(claims, "serviceUrl")
