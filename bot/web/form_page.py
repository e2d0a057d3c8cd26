"""The chat page, and the same turn by its form, for a browser without JavaScript.

Nothing is kept here between two posts: the page carries its session, its transcript and a number for its next message.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from bot.door import MOST_CHARACTERS
from bot.web import transcript
from bot.web.bodies import form, same_origin
from bot.web.chat import Chat, Question, chat_of
from bot.web.gate import gate_of
from bot.web.pages import Pages
from bot.web.refused import Refused
from bot.web.transcript import Transcript
from content.topic_groups import public_topics
from content.topics import Topic

# A transcript at its longest, as a form sends it, with a long message beside it.
MOST_BYTES = 256 * 1024


@dataclass
class View:
    """What the page shows."""

    conversation: str = ""
    before: Transcript = field(default_factory=list)
    new: Transcript = field(default_factory=list)
    text: str = ""
    # A text of data/web.yml: about the conversation, or about the field.
    notice: str = ""
    problem: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


async def chat_page(request: Request) -> Response:
    return await _take_form(request) if request.method == "POST" else page(request, View())


async def _take_form(request: Request) -> Response:
    same_origin(request)
    fields = await form(request, MOST_BYTES)
    typed = fields.get("starter", fields.get("text", "")).replace("\r\n", "\n").strip()
    chat = chat_of(request)
    if topic := public_topics(request.app.state.settings.council).get(fields.get("topic", "")):
        return await _about(request, topic)
    try:
        view = _opened(fields, typed, chat)
    except Refused as refused:
        # The old conversation is over: a new one begins, and what was typed is not lost.
        return page(request, View(text=typed, notice=f"refused_{refused.code}", status=refused.status))
    if problem := _problem(fields, typed):
        view.problem, view.status = problem, 422
        return page(request, view)
    try:
        await gate_of(request).ask(request)
        await gate_of(request).go_on(view.conversation)
        await _turn(view, fields, chat, request.app.state.pages)
    except Refused as refused:
        view.notice, view.status, view.headers = f"refused_{refused.code}", refused.status, refused.headers
    return page(request, view)


async def _about(request: Request, topic: Topic) -> Response:
    """A new conversation that begins with the answer about a topic, from that topic's page."""
    chat = chat_of(request)
    view = View(chat.tokens.new_conversation())
    choice = chat.tokens.sealed("choice", view.conversation, "/show_topic" + json.dumps({"topic": topic.id}))
    await gate_of(request).ask(request)
    answer = await chat.answer(view.conversation, Question(choice=choice))
    view.new = [transcript.by_you(topic.title), *transcript.by_assistant(answer)]
    return page(request, view)


def _opened(fields: dict[str, str], typed: str, chat: Chat) -> View:
    session = fields.get("session", "")
    conversation = chat.tokens.conversation(session) if session else chat.tokens.new_conversation()
    before = transcript.opened(fields.get("transcript", ""), conversation, chat.tokens)
    return View(conversation, before, text=typed)


def _problem(fields: dict[str, str], typed: str) -> str:
    if "choice" in fields:
        return ""
    if not typed:
        return "question_empty"
    return "question_too_long" if len(typed) > MOST_CHARACTERS else ""


async def _turn(view: View, fields: dict[str, str], chat: Chat, pages: Pages) -> None:
    choice = fields.get("choice")
    title = None if choice is None else transcript.title_of(choice, view.before)
    said = view.text if choice is None else title or pages.words["you_chose"]
    # The page's number for its message, with the message: going back and asking something else is a new message.
    number = chat.tokens.mac("message", fields.get("message_id", ""), choice or view.text)
    answer = await chat.answer(view.conversation, Question("" if choice else view.text, choice, number))
    view.before = transcript.without_buttons(view.before)
    view.new = [transcript.by_you(said), *transcript.by_assistant(answer)]
    if choice is None:
        view.text = ""


def page(request: Request, view: View) -> Response:
    pages: Pages = request.app.state.pages
    tokens = chat_of(request).tokens
    said = [*view.before, *view.new]
    response = pages.render(
        "chat.html",
        view.status,
        view=view,
        session=tokens.session(view.conversation) if view.conversation else "",
        transcript=transcript.sealed(said, view.conversation, tokens) if said else "",
        message_id=secrets.token_hex(16),
        path="/",
        here="chat",
    )
    response.headers.update(view.headers)
    return response
