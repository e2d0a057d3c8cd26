"""POST /api/turn: one turn as JSON."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import yaml
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.settings import ROOT
from bot.web.bodies import body, same_origin
from bot.web.chat import Question, chat_of
from bot.web.gate import gate_of
from bot.web.refused import Refused

MOST_BYTES = 16 * 1024
FIELDS = {"session", "text", "choice", "message_id"}
_MESSAGE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


async def take_turn(request: Request) -> Response:
    same_origin(request, request.app.state.settings.allowed_origins)
    await gate_of(request).ask(request)
    session, question = read(await body(request, "application/json", MOST_BYTES))
    chat = chat_of(request)
    conversation = chat.tokens.new_conversation() if session is None else chat.tokens.conversation(session)
    await gate_of(request).go_on(conversation)
    messages = await chat.answer(conversation, question)
    return JSONResponse({"session": chat.tokens.session(conversation), "messages": messages})


async def describe(request: Request) -> Response:
    return JSONResponse(description())


@cache
def description() -> Any:
    """The API in OpenAPI's terms (data/openapi.yml)."""
    return yaml.safe_load((ROOT / "data" / "openapi.yml").read_text(encoding="utf-8"))


def read(raw: bytes) -> tuple[str | None, Question]:
    """The session and the question, or Refused. Says nothing of what was wrong in the text, only that it was."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused("not_json") from None
    if not isinstance(data, dict) or not set(data) <= FIELDS or ("text" in data) == ("choice" in data):
        raise Refused("wrong_fields")
    session = data.get("session")
    if session is not None and not isinstance(session, str):
        raise Refused("wrong_fields")
    return session, _question(data)


def _question(data: dict[str, Any]) -> Question:
    words = data["text"] if "text" in data else data["choice"]
    message_id = data.get("message_id")
    if not isinstance(words, str) or not (message_id is None or _is_id(message_id)):
        raise Refused("wrong_fields")
    return Question(words, None, message_id) if "text" in data else Question("", words, message_id)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_MESSAGE_ID.fullmatch(value))
