"""Delivers what waits in the outbox, at the start and then every minute, for as long as the assistant runs."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy import Engine

from feedback.outbox import deliver

log = logging.getLogger(__name__)
SECONDS = 60.0


async def keep_delivering(local: Engine, record: Engine, seconds: float = SECONDS) -> None:
    while True:
        try:
            await asyncio.to_thread(deliver, local, record)
        except Exception as error:  # whatever it is, the next try comes
            log.error("what waits could not be delivered", exc_info=error)
        await asyncio.sleep(seconds)
