"""The server that carries the application, the same for `make run` and for the tests."""

from __future__ import annotations

import socket
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from bot.web.slow_clients import WithTimeLimit

KEEP_ALIVE_SECONDS = 15
# Longer than a turn may take, so that a parent who is waiting still gets the answer.
STOP_SECONDS = 11
WAITING_CONNECTIONS = 2048


class SharedServer(uvicorn.Server):
    """One of several that take from the same address: each takes one visitor at a time, so that all get their share."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for taken in sockets or []:
            taken.listen(WAITING_CONNECTIONS)


def server(app: ASGIApp, shared: bool = False, **options: Any) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        **{
            "access_log": False,
            "log_config": None,
            "server_header": False,
            "ws": "none",
            "lifespan": "off",
            "http": WithTimeLimit,
            # callers.py reads X-Forwarded-For, and only from TRUSTED_PROXIES.
            "proxy_headers": False,
            "timeout_keep_alive": KEEP_ALIVE_SECONDS,
            "timeout_graceful_shutdown": STOP_SECONDS,
            # Also how many one event loop takes before it looks at anything else.
            "backlog": 1 if shared else WAITING_CONNECTIONS,
            **options,
        },
    )
    return SharedServer(config) if shared else uvicorn.Server(config)
