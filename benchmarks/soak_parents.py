"""Parents who fill in the feedback form over and over, and send a message again until it is answered."""

from __future__ import annotations

import asyncio
import itertools
import random
import re
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.web import post

THINK_SECONDS = (0.2, 1.0)
AGAIN_SECONDS = 0.5
GIVE_UP_SECONDS = 60.0
MOST_STEPS = 20
# Words without sense are taken for danger now and then; the parent carries on, and says it in other words.
CARRY_ON = "Carry on"
# Tapped when they are offered, the first that is.
TAPS = (
    CARRY_ON,
    "Send it",
    "Go straight to my words",
    "Travel to school or college",
    "School, and getting there",
    "Something else",
    "Yes, go on",
)
# Every text has four of these in an order of its own, so that one that is there twice is seen.
PLAIN = (
    *("late bus", "cold seat", "long walk", "wet road", "no driver", "wrong door", "old taxi", "full van"),
    *("lost pass", "slow route", "loud trip", "missed stop", "closed gate", "no reply", "broken lift"),
    *("short notice", "no escort", "dark street", "long wait", "no plan"),
)
CODE = re.compile(r"\b([0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z])")


def texts() -> list[str]:
    found = [f"It was this: {', '.join(four)}." for four in itertools.permutations(PLAIN, 4)]
    random.Random(0).shuffle(found)
    return found


@dataclass
class Heard:
    statuses: Counter[str]
    codes: list[str] = field(default_factory=list)
    kills: int = 0
    sent_again: int = 0  # messages whose connection ended before the answer
    astray: int = 0  # conversations that came to no receipt
    turns: int = 0
    left: list[str] = field(default_factory=texts)


class Sender:
    def __init__(self, port: int, heard: Heard, seed: int) -> None:
        self._port, self._heard, self._random = port, heard, random.Random(seed)
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send_until(self, until: float) -> None:
        while time.monotonic() < until:
            code = await self._one()
            if code is None:
                self._heard.astray += 1
            else:
                self._heard.codes.append(code)
        self._close()

    async def _one(self) -> str | None:
        """The receipt's code of one form, filled in and sent."""
        words = self._heard.left.pop()
        answer = await self._ask({"session": None, "text": "I want to give feedback"})
        for _ in range(MOST_STEPS):
            said = "\n".join(message["text"] for message in answer.get("messages", []))
            if (found := CODE.search(said)) is not None:
                return found[1]
            await asyncio.sleep(self._random.uniform(*THINK_SECONDS))
            if CARRY_ON in _offered(answer):
                words = self._heard.left.pop()
            answer = await self._ask({"session": answer.get("session"), **self._next(answer, words)})
        return None

    def _next(self, answer: dict[str, Any], words: str) -> dict[str, str]:
        offered = _offered(answer)
        wanted = next((title for title in TAPS if title in offered), None)
        return {"text": words} if wanted is None else {"choice": offered[wanted]}

    async def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Sent again with the same id, as the page does it, until there is an answer."""
        asked["message_id"] = secrets.token_hex(16)
        until = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < until:
            status, answer = await self._try(asked)
            self._heard.statuses[status] += 1
            if status == "200":
                self._heard.turns += 1
                self._close()  # a new connection for each message, so that all workers have some
                return answer
            await asyncio.sleep(AGAIN_SECONDS)
        return {}

    async def _try(self, asked: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        try:
            if self._open is None:
                self._open = await asyncio.open_connection("127.0.0.1", self._port)
            status, answer = await post(*self._open, asked)
        except (OSError, asyncio.IncompleteReadError):
            self._close()
            self._heard.sent_again += 1
            return "connection lost", {}
        return str(status), answer

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None


def _offered(answer: dict[str, Any]) -> dict[str, str]:
    """The choices by what is written on them."""
    return {row["title"]: row["choice"] for message in answer.get("messages", []) for row in message["buttons"]}
