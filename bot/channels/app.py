"""The channels that are set up, put together: their addresses, their queue, and how they stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.channels.answering import Answering
from bot.channels.channel import Around, Channel, NotTakenError
from bot.channels.kept import InMemory, InRedis, Kept
from bot.channels.replies import Replies
from bot.channels.sending import Sender, new_client
from bot.channels.settings import ChannelSettings
from bot.channels.webhook import Webhook
from bot.settings import Settings
from bot.web.refused import Refused

if TYPE_CHECKING:
    from bot.turns import Turns

# What is under way when the process is told to stop may take this long to leave.
STOP_SECONDS = 10.0


@dataclass
class Channels:
    app: Starlette
    replies: Replies
    kept: Kept
    client: httpx.AsyncClient

    async def close(self) -> None:
        await self.replies.finish(STOP_SECONDS)
        await self.client.aclose()
        await self.kept.close()


def open_channels(
    assistant: Turns,
    settings: Settings,
    found: ChannelSettings,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Channels:
    client = new_client()
    kept: Kept = InRedis(settings.redis_url) if settings.redis_url else InMemory()
    replies = Replies()
    around = Around(found.site_address, client)
    answering = Answering(assistant, Sender(client, sleep), sleep, kept, settings=settings, site=found.site_address)
    opened = [kind(values, around) for kind, values in found.channels]
    webhooks = [Webhook(channel, answering, kept, replies, settings.secret_key) for channel in opened]
    return Channels(_app(webhooks), replies, kept, client)


def _app(webhooks: list[Webhook]) -> Starlette:
    app = Starlette(
        routes=[Route(f"/{one.channel.name}", one.receive, methods=_methods(one.channel)) for one in webhooks],
        exception_handlers={
            NotTakenError: _not_taken,
            Refused: _not_taken,
            HTTPException: _not_there,
            ClientDisconnect: _gone,
        },
    )
    app.router.redirect_slashes = False
    app.state.channels = [one.channel for one in webhooks]
    return app


def _methods(channel: Channel) -> list[str]:
    asks_by_get = type(channel).challenge is not Channel.challenge
    return ["GET", "POST"] if asks_by_get else ["POST"]


async def _not_taken(request: Request, error: Exception) -> Response:
    """For a program, so a status is enough; who was refused need not learn why."""
    assert isinstance(error, NotTakenError | Refused)
    return JSONResponse({"error": "not_taken"}, error.status)


async def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": "not_taken"}, error.status_code, error.headers)


async def _gone(request: Request, error: Exception) -> Response:
    return Response(status_code=400)  # nobody is there to read it
