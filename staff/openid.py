"""Sign-in by the council's own accounts: OpenID Connect, authorization code with PKCE, state and nonce."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from cryptography.fernet import Fernet, InvalidToken
from joserfc import jwt
from joserfc.errors import JoseError

from feedback.sign_in_openid import Known
from staff.issuer import WAIT_SECONDS, Issuer, OpenIdError
from staff.settings import BASE, Oidc, Settings

# Longer than a person needs to type a password and a code at the council's sign-in.
AWAY_SECONDS = 15 * 60
CLOCK_SECONDS = 60
LONGEST_NAME, LONGEST_EMAIL = 100, 254
# Signed with a key pair: with a shared secret as key, whoever knows the client secret could write tokens.
ALGORITHMS = ["RS256", "PS256", "ES256"]


@dataclass(frozen=True)
class Away:
    """What must be the same when the person comes back."""

    state: str
    nonce: str
    verifier: str
    next: str


class OpenId:
    def __init__(self, oidc: Oidc, settings: Settings) -> None:
        self._oidc = oidc
        self._back = f"{settings.address}{BASE}/sign-in/openid/back"
        key = hashlib.sha256(b"staff openid:" + settings.secret_key).digest()
        self._sealer = Fernet(base64.urlsafe_b64encode(key))
        self._issuer = Issuer(oidc.issuer)

    def leave(self, wanted: str) -> tuple[str, str]:
        """Where to send the person, and the cookie that ties their coming back to this browser."""
        away = Away(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(64), wanted)
        asked = {
            "response_type": "code",
            "client_id": self._oidc.client_id,
            "redirect_uri": self._back,
            "scope": "openid profile email",
            "state": away.state,
            "nonce": away.nonce,
            "code_challenge": create_s256_code_challenge(away.verifier),
            "code_challenge_method": "S256",
        }
        address = f"{self._issuer.address('authorization_endpoint')}?{urlencode(asked)}"
        return address, self._sealer.encrypt(json.dumps(asdict(away)).encode()).decode()

    def come_back(self, cookie: str, given: dict[str, str]) -> tuple[Known, str]:
        """Who it is and where they wanted to go; OpenIdError for anything that is not as it was sent out."""
        away = self._opened(cookie)
        if not secrets.compare_digest(away.state.encode(), given.get("state", "").encode()):
            raise OpenIdError("openid_over")
        if given.get("iss", self._oidc.issuer) != self._oidc.issuer or not given.get("code"):
            raise OpenIdError("openid_failed")
        return self._known(self._claims(self._token(given["code"], away), away.nonce)), away.next

    def _opened(self, cookie: str) -> Away:
        try:
            return Away(**json.loads(self._sealer.decrypt(cookie, ttl=AWAY_SECONDS)))
        except InvalidToken:
            raise OpenIdError("openid_over") from None

    def _token(self, code: str, away: Away) -> dict[str, Any]:
        asking = OAuth2Session(
            self._oidc.client_id, self._oidc.client_secret, redirect_uri=self._back, default_timeout=WAIT_SECONDS
        )
        try:
            with asking:
                token: dict[str, Any] = asking.fetch_token(
                    self._issuer.address("token_endpoint"),
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=away.verifier,
                )
        except (AuthlibBaseError, requests.RequestException, ValueError):
            raise OpenIdError("openid_failed") from None
        return token

    def _claims(self, token: dict[str, Any], nonce: str) -> dict[str, Any]:
        options = {
            "iss": {"essential": True, "value": self._oidc.issuer},
            "aud": {"essential": True, "value": self._oidc.client_id},
            "nonce": {"essential": True, "value": nonce},
        }
        try:
            read = jwt.decode(str(token.get("id_token")), self._issuer.keys(), algorithms=ALGORITHMS)
            params = {"nonce": nonce, "client_id": self._oidc.client_id, "access_token": token.get("access_token")}
            claims = CodeIDToken(read.claims, read.header, options, params)
            claims.validate(leeway=CLOCK_SECONDS)
        except (JoseError, AuthlibBaseError, ValueError):
            raise OpenIdError("openid_failed") from None
        return dict(claims)

    def _known(self, claims: dict[str, Any]) -> Known:
        given = claims.get(self._oidc.role_claim, [])
        values = [given] if isinstance(given, str) else given if isinstance(given, list) else []
        named = {value for value in values if isinstance(value, str)}
        roles = frozenset(role for value, role in self._oidc.roles.items() if value in named)
        if not roles:
            raise OpenIdError("openid_no_role")
        # Entra sends the address people sign in with as `preferred_username`, and `email` only where it is asked to.
        email = str(claims.get("email") or claims.get("preferred_username") or claims["sub"])[:LONGEST_EMAIL]
        name = "".join(filter(str.isprintable, str(claims.get("name") or email)))[:LONGEST_NAME]
        return Known(f"{claims['iss']}|{claims['sub']}", name, email, frozenset(roles))
