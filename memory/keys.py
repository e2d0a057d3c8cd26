"""Names and seals: what stands in memory says neither whose it is nor, on Redis, what it says.

Both keys are derived from SECRET_KEY for one purpose each (HKDF, RFC 5869). Every name has a sealing key of its own,
so that the random nonces of AES-GCM never come near the number at which they could meet.
"""

from __future__ import annotations

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class Keys:
    def __init__(self, secret: bytes, purpose: str) -> None:
        self._naming, self._sealing = (
            HKDF(SHA256(), 32, salt=None, info=f"send-memory:{purpose}:{use}".encode()).derive(secret)
            for use in ("name", "seal")
        )

    def name(self, raw_id: str) -> str:
        return hmac.new(self._naming, raw_id.encode("utf-8", "surrogatepass"), sha256).hexdigest()

    def seal(self, name: str, text: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher(name).encrypt(nonce, text.encode(), name.encode())

    def open(self, name: str, sealed: bytes) -> str | None:
        """None for what this key did not seal under this name: another SECRET_KEY, or a tampered value."""
        try:
            return self._cipher(name).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], name.encode()).decode()
        except (InvalidTag, ValueError):
            return None

    def _cipher(self, name: str) -> AESGCM:
        return AESGCM(hmac.digest(self._sealing, name.encode(), "sha256"))
