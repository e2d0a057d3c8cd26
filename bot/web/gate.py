"""How often one network, and one conversation, may ask for something that costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from bot.settings import Settings
from bot.web.callers import Callers
from bot.web.counts import Counts, counts_for
from bot.web.refused import Refused

MINUTE = 60
HOUR = 60 * MINUTE
# Guessing a code is hopeless at this rate; a parent who mistypes one a few times is not kept out for long.
CODES_AN_HOUR = 30


@dataclass(frozen=True)
class Limit:
    name: str
    most: int
    seconds: int


class Gate:
    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        self.callers = Callers(settings.secret_key, settings.trusted_proxies, clock)
        self._counts: Counts = counts_for(settings.redis_url, clock)
        self._clock = clock
        self._turns_here = Limit("network", settings.turns_a_minute_by_network, MINUTE)
        self._turns_of_one = Limit("conversation", settings.turns_a_minute_by_conversation, MINUTE)
        self._codes = Limit("code", CODES_AN_HOUR, HOUR)

    async def ask(self, request: Request) -> None:
        """Refused when this network has asked too often within a minute."""
        await self._spend(self._turns_here, self.callers.caller(request))

    async def go_on(self, conversation: str) -> None:
        await self._spend(self._turns_of_one, conversation)

    async def try_code(self, request: Request) -> None:
        await self._spend(self._codes, self.callers.caller(request))

    async def _spend(self, limit: Limit, key: str) -> None:
        now = self._clock()
        span = int(now // limit.seconds)
        # Twice the span, so that another process's clock may differ a little.
        if await self._counts.count(f"{limit.name}:{key}:{span}", 2 * limit.seconds) > limit.most:
            raise Refused("too_many", wait=max(1, int((span + 1) * limit.seconds - now) + 1))


def gate_of(request: Request) -> Gate:
    gate: Gate = request.app.state.gate
    return gate
