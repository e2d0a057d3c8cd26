"""The second factor: six digits by time (RFC 6238), from an app on the person's phone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io

import pyotp
import segno
from markupsafe import Markup

STEP_SECONDS = 30
# One step each way: phones' clocks are a little off, and typing takes time.
STEPS_OFF = 1
ISSUER = "SEND assistant staff"


def secret_for(key: bytes, purpose: str) -> str:
    """A secret that nobody has to keep until it is confirmed: the same for the same link, unknown without the key."""
    return base64.b32encode(hmac.new(key, b"staff code:" + purpose.encode(), hashlib.sha256).digest()[:20]).decode()


def step_of(secret: str, code: str, now: float) -> int | None:
    """The time step whose code this is; None when it is none of those near `now`."""
    typed = code.replace(" ", "").encode("utf-8", "replace")
    maker, found = pyotp.TOTP(secret), None
    for step in range(int(now) // STEP_SECONDS - STEPS_OFF, int(now) // STEP_SECONDS + STEPS_OFF + 1):
        if hmac.compare_digest(maker.at(step * STEP_SECONDS).encode(), typed):
            found = step
    return found


def picture(secret: str, email: str) -> Markup:
    """The QR code as SVG, made of shapes only: no style, no script."""
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    drawn = io.BytesIO()
    segno.make(address, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=True, border=4, light="#ffffff", dark="#0b0c0c", omitsize=True
    )
    return Markup(drawn.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # noqa: S704


def spaced(secret: str) -> str:
    """In fours, for typing by hand; apps leave spaces out."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
