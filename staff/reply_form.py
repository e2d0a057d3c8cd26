"""The form of a "You said, we did": what it is begun from, and what comes back."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from starlette.responses import Response

from content.council import council
from content.topics import topics
from feedback.models import Reply
from feedback.replies import ReplyText
from feedback.store import fetch_need
from staff.posted import Fields
from staff.reply_checks import TEXTS, personal_in
from staff.roles import Role
from staff.tables import categories
from staff.visit import Visit
from staff.words import FOLDER

EMPTY = ReplyText("", "", "")
MOST_NEEDS = 200


@cache
def templates() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = yaml.safe_load((FOLDER / "reply_templates.yml").read_text(encoding="utf-8"))
    return data


def begun(visit: Visit) -> ReplyText:
    """A new one: from a template, for a theme, or from the records that a reviewer chose."""
    begin, need_ids = templates().get(visit.query.one("template"), {}), _chosen_needs(visit, visit.query)
    category = visit.query.one("category")
    needs = [need for need_id in need_ids[:1] if (need := fetch_need(visit.engine, need_id))]
    if category not in categories():
        category = needs[0].category if needs else ""
    return ReplyText(
        begin.get("title", ""),
        begin.get("you_said", ""),
        begin.get("we_did", ""),
        category or None,
        needs[0].review.recommendation if needs else None,
        need_ids=need_ids,
    )


def text_of(reply: Reply) -> ReplyText:
    return ReplyText(
        reply.title,
        reply.you_said,
        reply.we_did,
        reply.category,
        reply.recommendation,
        tuple(reply.topics),
        tuple(reply.need_ids),
    )


def read_text(visit: Visit, need_ids: tuple[str, ...] | None = None) -> ReplyText:
    """What the form holds; unknown codes are left out. `need_ids`: those it has, where the form has no say in them."""
    fields = visit.fields
    category, recommendation = fields.one("category"), fields.one("recommendation")
    return ReplyText(
        fields.one("title"),
        fields.one("you_said"),
        fields.one("we_did"),
        category if category in categories() else None,
        recommendation if recommendation in council(visit.site.settings.council).recommendations else None,
        tuple(topic for topic in fields.several("topics") if topic in topics()),
        _chosen_needs(visit, fields) if need_ids is None else need_ids,
    )


def _chosen_needs(visit: Visit, fields: Fields) -> tuple[str, ...]:
    """Records are a reviewer's to choose; those that were withdrawn in the meantime are left out."""
    if Role.REVIEWER not in visit.roles:
        return ()
    asked = fields.several("need")[:MOST_NEEDS]
    return tuple(need_id for need_id in asked if fetch_need(visit.engine, need_id) is not None)


def form_page(visit: Visit, path: str, text: ReplyText, problems: dict[str, str], reply_id: str = "") -> Response:
    named = council(visit.site.settings.council).recommendations
    return visit.render(
        "reply_form.html",
        422 if problems else 200,
        path=path,
        reply_id=reply_id,
        text=text,
        problems=problems,
        personal=[piece for field in TEXTS for piece in personal_in(getattr(text, field))],
        categories=_items({"": "Choose a theme", **categories()}, text.category),
        recommendations=_items({"": "None", **named}, text.recommendation),
        topics=sorted(topics().values(), key=lambda topic: (topic.group, topic.title)),
        templates=templates(),
    )


def _items(choices: dict[str, str], chosen: str | None) -> list[dict[str, Any]]:
    """As govukSelect takes them."""
    return [{"value": value, "text": text, "selected": value == (chosen or "")} for value, text in choices.items()]
