"""A random name for one request, so that a parent can quote it and an operator find it: nothing of who or what."""

from __future__ import annotations

import secrets
from contextvars import ContextVar

# None that looks or sounds like another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 8

request_id: ContextVar[str] = ContextVar("request_id", default="")


def new_request_id() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
