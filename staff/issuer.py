"""What the council's OpenID Connect issuer says of itself: its addresses and its keys."""

from __future__ import annotations

from typing import Any

import requests
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from staff.settings import SettingsError, trusted

WAIT_SECONDS = 8.0


class OpenIdError(RuntimeError):
    """The council's sign-in did not work out; the message is a code of data/staff/problems.yml."""


class Issuer:
    def __init__(self, name: str) -> None:
        self._name = name
        self._found: dict[str, Any] = {}

    def address(self, which: str) -> str:
        """`authorization_endpoint`, `token_endpoint` or `jwks_uri`, as its discovery document says."""
        try:
            return trusted(which, str(self._metadata().get(which)))
        except SettingsError:
            raise OpenIdError("openid_failed") from None

    def keys(self) -> KeySet:
        """Asked for each time: sign-ins are few, and keys are changed without notice."""
        try:
            return KeySet.import_key_set(self._fetch(self.address("jwks_uri")))  # type: ignore[arg-type]
        except (JoseError, ValueError, KeyError):
            raise OpenIdError("openid_failed") from None

    def _metadata(self) -> dict[str, Any]:
        if not self._found:
            found = self._fetch(f"{self._name.rstrip('/')}/.well-known/openid-configuration")
            if found.get("issuer") != self._name:
                raise OpenIdError("openid_failed")
            self._found = found
        return self._found

    def _fetch(self, address: str) -> dict[str, Any]:
        try:
            answer = requests.get(address, timeout=WAIT_SECONDS, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        except (requests.RequestException, ValueError):
            raise OpenIdError("openid_away") from None
        if not isinstance(found, dict):
            raise OpenIdError("openid_failed")
        return found
