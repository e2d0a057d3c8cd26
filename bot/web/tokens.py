"""What the server hands out and later believes: sessions, choices and transcripts, each with a MAC of its own purpose.

A button's payload is in Rasa's own syntax, which can set anything. So it is taken back only with the MAC that it
left with, for the same conversation; no typed or forged text can get there.
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections.abc import Callable
from hashlib import sha256
from typing import Literal

from bot.web.refused import Refused

Purpose = Literal["session", "choice", "transcript", "message"]
_SESSION = re.compile(r"([0-9a-f]{32})\.([0-9]{1,12})\.([0-9a-f]{64})")
_MAC_LENGTH = 64
# A server's clock may be set back a little between two turns.
_EARLY_SECONDS = 60


class Tokens:
    def __init__(self, secret: str, idle_seconds: float, clock: Callable[[], float] = time.time) -> None:
        self._secret, self._idle, self._clock = secret.encode(), idle_seconds, clock

    def mac(self, purpose: Purpose, conversation: str, text: str) -> str:
        """Purpose and conversation hold no NUL, so no two different things are signed as the same bytes."""
        signed = "\0".join((purpose, conversation, text)).encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, signed, sha256).hexdigest()

    def new_conversation(self) -> str:
        return secrets.token_hex(16)

    def session(self, conversation: str) -> str:
        """A token for the next half hour; every turn gives out a new one."""
        issued = str(int(self._clock()))
        return f"{conversation}.{issued}.{self.mac('session', conversation, issued)}"

    def conversation(self, session: str) -> str:
        """The conversation of a token that we made and that is not too old; Refused otherwise."""
        parts = _SESSION.fullmatch(session)
        if parts is None:
            raise Refused("session_invalid")
        conversation, issued, mac = parts.groups()
        if not hmac.compare_digest(mac, self.mac("session", conversation, issued)):
            raise Refused("session_invalid")
        if not -_EARLY_SECONDS <= self._clock() - int(issued) <= self._idle:
            raise Refused("session_expired")
        return conversation

    def sealed(self, purpose: Purpose, conversation: str, text: str) -> str:
        return self.mac(purpose, conversation, text) + text

    def opened(self, purpose: Purpose, conversation: str, sealed: str) -> str | None:
        """The text of what we sealed for this conversation; None for anything else."""
        mac, text = sealed[:_MAC_LENGTH], sealed[_MAC_LENGTH:]
        ours = self.mac(purpose, conversation, text)
        return text if hmac.compare_digest(mac.encode("utf-8", "surrogatepass"), ours.encode()) else None

    def payload(self, conversation: str, choice: str) -> str:
        """What a pressed button stands for."""
        payload = self.opened("choice", conversation, choice)
        if payload is None:
            raise Refused("choice_invalid")
        return payload
