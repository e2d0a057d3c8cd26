"""Letters that a parent fills in on their own device. What they type never comes here.

The pages' own policy holds the browser to it: nothing on them may be sent anywhere, by script or by form.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.headers import policy
from bot.web.pages import pages_of
from content.letters import letters
from content.topic_groups import public_topics

SENDS_NOTHING = {"Content-Security-Policy": policy(connect="'none'", form="'none'")}


async def letter_list(request: Request) -> Response:
    pages = pages_of(request)
    every = letters(pages.council_name).values()
    return pages.render("letters.html", path="/letters/", here="letters", letters=list(every))


async def letter_page(request: Request) -> Response:
    pages = pages_of(request)
    letter = letters(pages.council_name).get(request.path_params["letter"])
    if letter is None:
        raise HTTPException(404)
    known = public_topics(pages.council_name)
    response = pages.render(
        "letter.html",
        path=f"/letters/{letter.id}",
        here="letters",
        letter=letter,
        related=[known[topic] for topic in letter.topics if topic in known],
    )
    response.headers.update(SENDS_NOTHING)
    return response
