"""A council's sign-in of our own: a real OpenID Connect issuer on this machine, with real keys, that can also lie."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, CLIENT_SECRET = "the-staff-site", "a secret between the two of them"


@dataclass
class Issuer:
    """`claims` go over what an honest token holds; None takes one out."""

    base: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"}))
    published: list[RSAKey] = field(default_factory=list)
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    away: bool = False

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.describe),
                Route("/authorize", self.authorize),
                Route("/token", self.token, methods=["POST"]),
                Route("/keys", self.keys),
            ]
        )

    async def describe(self, request: Request) -> Response:
        if self.away:
            return Response(status_code=503)
        told = {
            "issuer": self.base,
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "jwks_uri": f"{self.base}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return JSONResponse({**told, **self.metadata})

    async def authorize(self, request: Request) -> Response:
        """Nobody is asked anything: whoever comes is the person of `claims`."""
        self.asked = dict(request.query_params)
        code = hashlib.sha256(self.asked["state"].encode()).hexdigest()
        self.codes[code] = self.asked
        back = urlencode({"code": code, "state": self.asked["state"], "iss": self.base})
        return RedirectResponse(f"{self.asked['redirect_uri']}?{back}")

    async def token(self, request: Request) -> Response:
        given = dict(parse_qsl((await request.body()).decode()))
        asked = self.codes.pop(given.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        if (
            asked is None
            or request.headers.get("authorization") != f"Basic {basic}"
            or given.get("redirect_uri") != asked["redirect_uri"]
            or base64.urlsafe_b64encode(verifier).decode().rstrip("=") != asked["code_challenge"]
        ):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        token = (self.sign or self.signed)(self.told(asked["nonce"]))
        return JSONResponse({"access_token": "opaque", "token_type": "Bearer", "expires_in": 60, "id_token": token})

    async def keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [key.as_dict(private=False) for key in self.published or [self.key]]})

    def told(self, nonce: str) -> dict[str, Any]:
        now = int(time.time())
        honest = {
            "iss": self.base,
            "aud": CLIENT,
            "sub": "subject-1",
            "iat": now,
            "nbf": now,
            "exp": now + 300,
            "nonce": nonce,
            "name": "Dilys Okafor",
            "preferred_username": "Dilys.Okafor@example.gov.uk",
            "roles": ["SEND.Reviewer"],
        }
        return {name: value for name, value in {**honest, **self.claims}.items() if value is not None}

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)

    def signed_by_another(self, claims: dict[str, Any]) -> str:
        other = RSAKey.generate_key(2048, {"kid": "one"})
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims, other)

    def signed_with_the_shared_secret(self, claims: dict[str, Any]) -> str:
        key = OctKey.import_key(CLIENT_SECRET)
        return jwt.encode({"alg": "HS256"}, claims, key, algorithms=["HS256"])

    def not_signed(self, claims: dict[str, Any]) -> str:
        body = self.signed(claims).split(".")[1]
        nothing = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
        return f"{nothing}.{body}."
