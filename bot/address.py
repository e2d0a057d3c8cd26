"""Where parents reach the service: taken before anything slow is done."""

from __future__ import annotations

import socket

from bot.settings import Settings


class CannotServeError(RuntimeError):
    """The address, the record or Redis cannot be had; the message says which and what to do."""

    for_operators = True


def take_address(settings: Settings) -> socket.socket:
    """Taken before the slow part, so that a wrong address is told at once; nobody is let in before `listen`."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # By name, or asyncio does not know it for TCP and leaves Nagle's algorithm on: each answer then waits some 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        where = f"{settings.host}:{settings.port}"
        raise CannotServeError(f"cannot listen on {where}: {error.strerror}. Set HOST and PORT in .env") from None
    return listening


def address_of(settings: Settings, listening: socket.socket) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{listening.getsockname()[1]}"
