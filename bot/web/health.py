"""For whoever watches the service: is the process there, and can it answer a parent?"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.chat import chat_of

CHECK_SECONDS = 5.0
# Without these a parent can still be answered, so the service is not taken away from them.
CAN_DO_WITHOUT = {"record"}


async def live(request: Request) -> Response:
    return JSONResponse({"status": "live"})


async def ready(request: Request) -> Response:
    checks: dict[str, Callable[[], bool]] = request.app.state.checks
    answers = await asyncio.gather(*(_answers(check) for check in checks.values()))
    missing = [name for name, there in zip(checks, answers, strict=True) if not there]
    if not chat_of(request).assistant.agent.is_ready():
        missing.append("assistant")
    if set(missing) - CAN_DO_WITHOUT:
        return JSONResponse({"status": "not ready", "missing": missing}, status_code=503)
    return JSONResponse({"status": "degraded", "missing": missing} if missing else {"status": "ready"})


async def _answers(check: Callable[[], bool]) -> bool:
    try:
        return await asyncio.wait_for(asyncio.to_thread(check), CHECK_SECONDS)
    except TimeoutError:
        return False
