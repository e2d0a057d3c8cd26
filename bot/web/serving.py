"""The server that carries the application, the same for `make run` and for the tests."""

from __future__ import annotations

from typing import Any

import uvicorn
from starlette.types import ASGIApp

from bot.web.slow_clients import WithTimeLimit

KEEP_ALIVE_SECONDS = 15
# Longer than a turn may take, so that a parent who is waiting still gets the answer.
STOP_SECONDS = 12
WAITING_CONNECTIONS = 2048


def server(app: ASGIApp, **options: Any) -> uvicorn.Server:
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
            "backlog": WAITING_CONNECTIONS,
            **options,
        },
    )
    return uvicorn.Server(config)
