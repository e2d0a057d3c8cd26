"""Where a parent follows up what they sent, by the code they were given: see it, or take it back.

The code is posted, never in an address. Who asks is known only as a hash, so that guessing can be limited.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from bot.web.bodies import form, same_origin
from bot.web.gate import gate_of
from bot.web.pages import pages_of
from bot.web.public_record import PublicRecord, ReceiptView
from bot.web.refused import Refused
from content.needs import needs

MOST_BYTES = 4 * 1024
# A code has 13 signs with its dashes; a parent may put words around it.
LONGEST_CODE = 60
Step = Literal["ask", "shown", "confirm", "gone", "not_gone"]


@dataclass(frozen=True)
class Looked:
    step: Step = "ask"
    code: str = ""
    problem: str = ""
    view: ReceiptView | None = None


async def receipt_page(request: Request) -> Response:
    if request.method != "POST":
        return _page(request, Looked())
    same_origin(request)
    fields = await form(request, MOST_BYTES)
    await gate_of(request).try_code(request)
    return _page(request, await _step(request, fields))


async def _step(request: Request, fields: dict[str, str]) -> Looked:
    record: PublicRecord | None = request.app.state.public_record
    if record is None:
        raise Refused("failed")
    code, caller = fields.get("code", "").strip(), gate_of(request).callers.caller(request)
    if not code or len(code) > LONGEST_CODE:
        return Looked(code=code[:LONGEST_CODE], problem="empty" if not code else "not_a_code")
    if fields.get("do") == "withdraw":
        gone = await run_sync(partial(record.withdraw, code, caller))
        return Looked("gone" if gone else "not_gone")
    view = await run_sync(partial(record.receipt, code, caller))
    if view.outcome != "found":
        return Looked(code=code, problem=view.outcome)
    return Looked("confirm" if fields.get("do") == "ask_withdraw" else "shown", code, view=view)


def _page(request: Request, looked: Looked) -> Response:
    status = {"": 200, "too_many": 429}.get(looked.problem, 422)
    view = looked.view
    category = needs()[view.category].title if view and view.category in needs() else ""
    return pages_of(request).render("receipt.html", status, path="/receipt", here="", looked=looked, category=category)
