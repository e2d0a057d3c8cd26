"""Sends one message through a provider's API, again and again while that may help, and says whether it left.

A time-out leaves open whether a message arrived. It is sent again: better to read one twice than not at all.
"""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

import httpx

from bot.channels.channel import Call, Channel, Incoming, Outgoing, SendLaterError
from bot.channels.reading import number_at

log = logging.getLogger(__name__)
TRIES = 6
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 60.0
SECONDS_FOR_A_CALL = 10.0
AGAIN = (408, 425, 429, 500, 502, 503, 504)


def new_client() -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=50, max_keepalive_connections=10)
    return httpx.AsyncClient(timeout=SECONDS_FOR_A_CALL, follow_redirects=False, limits=limits)


class Sender:
    def __init__(self, client: httpx.AsyncClient, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._client, self._sleep = client, sleep

    async def send(self, channel: Channel, incoming: Incoming, outgoing: Outgoing) -> bool:
        """False when it did not leave and there is no point in trying on."""
        for tried in range(1, TRIES + 1):
            response = await self._once(channel, incoming, outgoing)
            if response is not None and response.is_success:
                return True
            if response is not None and not _may_try_again(channel, response):
                log.error("%s refused a reply with status %s", channel.name, response.status_code)
                return False
            if tried < TRIES:
                await self._sleep(_wait(tried, response))
        log.error("%s could not be reached; a reply was given up", channel.name)
        return False

    async def _once(self, channel: Channel, incoming: Incoming, outgoing: Outgoing) -> httpx.Response | None:
        """The answer, or None when there is none."""
        try:
            return await self._post(await channel.call(incoming, outgoing))
        except (httpx.HTTPError, SendLaterError) as error:
            # Never the error's own text: it holds the address of the call, and that may hold a parent's.
            log.warning("a call to %s failed: %s", channel.name, type(error).__name__)
            return None

    async def try_once(self, channel: Channel, call: Call) -> None:
        try:
            await self._post(call)
        except httpx.HTTPError as error:
            log.warning("a call to %s failed: %s", channel.name, type(error).__name__)

    async def _post(self, call: Call) -> httpx.Response:
        return await self._client.post(call.url, headers=dict(call.headers), json=call.json, data=call.form)


def _may_try_again(channel: Channel, response: httpx.Response) -> bool:
    if response.status_code == 401:
        channel.refused_us()
        return True
    return response.status_code in AGAIN or channel.may_try_again(response)


def _wait(tried: int, response: httpx.Response | None) -> float:
    """Seconds: what the provider asks for, or twice as long each time; a little apart, so that not all come at once."""
    asked = None if response is None else _asked(response)
    seconds = FIRST_WAIT_SECONDS * 2 ** (tried - 1) if asked is None else asked
    return min(seconds, LONGEST_WAIT_SECONDS) + random.uniform(0, FIRST_WAIT_SECONDS)  # noqa: S311 (no secret)


def _asked(response: httpx.Response) -> float | None:
    """Retry-After, in seconds or as a date; Telegram says it in the body."""
    header = response.headers.get("retry-after", "")
    if header.isascii() and header.isdigit():
        return float(header)
    if header:
        try:
            until: datetime = parsedate_to_datetime(header)
        except ValueError:
            return None
        return max(0.0, until.timestamp() - time.time())
    try:
        return number_at(response.json(), "parameters", "retry_after")
    except ValueError:
        return None
