"""You said, we did: what the council has published in answer to what parents told it."""

from __future__ import annotations

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from bot.web.pages import pages_of
from bot.web.public_record import PublicRecord, PublishedReply
from content.needs import needs


async def published_page(request: Request) -> Response:
    record: PublicRecord | None = request.app.state.public_record
    replies = list(await run_sync(record.published)) if record else []
    titles = {code: need.title for code, need in needs().items()}
    return pages_of(request).render(
        "published.html", path="/you-said-we-did", here="published", years=by_year(replies), titles=titles
    )


def by_year(replies: list[PublishedReply]) -> dict[int, list[PublishedReply]]:
    found: dict[int, list[PublishedReply]] = {}
    for reply in replies:
        found.setdefault(reply.published_on.year, []).append(reply)
    return found
