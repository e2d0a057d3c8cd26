"""Keyed hashes: what stands for a parent, a message or a choice where the thing itself may not be kept."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256


def keyed(secret: str, purpose: str, *parts: str) -> str:
    """Different for every purpose. As JSON, so that no two lists of parts are signed as the same bytes."""
    signed = json.dumps(["channels", purpose, *parts]).encode()
    return hmac.new(secret.encode(), signed, sha256).hexdigest()


def same(given: str, ours: str) -> bool:
    """In constant time, whatever characters were given."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), ours.encode())
