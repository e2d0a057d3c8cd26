"""What a button carries on a channel: a short id of ours, never a payload in Rasa's syntax.

The id is a keyed hash of conversation and payload. It means something only for that conversation, for a day.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.kept import Kept
from bot.channels.keyed import keyed, same

DAY = 24 * 60 * 60
# 32 digits: within the 64 bytes that Telegram allows, and nobody guesses them.
LENGTH = 32


class Choices:
    def __init__(self, secret: str, kept: Kept) -> None:
        self._secret, self._kept = secret, kept

    async def ids(self, conversation: str, payloads: Sequence[str]) -> list[str]:
        ids = [self._id(conversation, payload) for payload in payloads]
        if ids:
            await self._kept.put({f"choice:{one}": payload for one, payload in zip(ids, payloads, strict=True)}, DAY)
        return ids

    async def payload(self, conversation: str, choice: str) -> str | None:
        """What a tap stands for; None when we did not offer it in this conversation, or too long ago."""
        if len(choice) != LENGTH or not choice.isascii():
            return None
        payload = await self._kept.get(f"choice:{choice}")
        if payload is None or not same(choice, self._id(conversation, payload)):
            return None
        return payload

    def _id(self, conversation: str, payload: str) -> str:
        return keyed(self._secret, "choice", conversation, payload)[:LENGTH]
