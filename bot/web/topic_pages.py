"""Every answer as an ordinary page: the list of topics with its search, and each topic whole.

A search is posted: a parent's words must not stand in an address, which browsers, proxies and logs keep.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.door import MOST_CHARACTERS
from bot.nlu.decision import CRISIS
from bot.web.bodies import form, same_origin
from bot.web.chat import chat_of
from bot.web.gate import gate_of
from bot.web.pages import pages_of
from bot.web.public_record import PublicRecord
from bot.web.topic_search import found
from content.letters import letters
from content.topic_groups import group_titles, grouped, public_topics
from content.topics import Topic, topics

# A thousand characters of any script, as a form sends them.
MOST_BYTES = 16 * 1024


@dataclass(frozen=True)
class Search:
    words: str = ""
    problem: str = ""
    topics: tuple[Topic, ...] = ()
    danger: Topic | None = None


async def topic_list(request: Request) -> Response:
    search = await _search(request) if request.method == "POST" else None
    pages = pages_of(request)
    return pages.render(
        "topics.html",
        422 if search and search.problem else 200,
        path="/topics/",
        here="topics",
        groups=grouped(pages.council_name),
        search=search,
    )


async def _search(request: Request) -> Search:
    same_origin(request)
    await gate_of(request).ask(request)
    words = (await form(request, MOST_BYTES)).get("words", "").strip()
    if not words:
        return Search(problem="empty")
    if len(words) > MOST_CHARACTERS:
        return Search(words, problem="too_long")
    council_name = pages_of(request).council_name
    result = await found(words, chat_of(request).assistant, council_name)
    danger = topics(council_name)[CRISIS] if result.danger else None
    return Search(words, topics=tuple(result.topics), danger=danger)


async def topic_page(request: Request) -> Response:
    pages = pages_of(request)
    known = public_topics(pages.council_name)
    topic = known.get(request.path_params["topic"])
    if topic is None:
        raise HTTPException(404)
    record: PublicRecord | None = request.app.state.public_record
    replies = await run_sync(partial(record.published_for, topic.id)) if record else []
    return pages.render(
        "topic.html",
        path=f"/topics/{topic.id}",
        here="topics",
        topic=topic,
        group=group_titles()[topic.group],
        related=[known[other] for other in topic.related if other in known],
        replies=replies,
        letters=[letter for letter in letters(pages.council_name).values() if topic.id in letter.topics],
    )
