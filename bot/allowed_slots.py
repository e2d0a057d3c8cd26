"""Which slot values a conversation may keep: only such as the server itself can have made.

A slot's name on a list is not enough, because a forged button could put any text under any name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import yaml

from content.buttons import buttons
from content.council import ROOT
from content.flow_words import choices_of, responses, typed_choices
from content.needs import needs
from content.redactions import kinds
from content.topics import topics

_PAYLOAD = re.compile(r'/([a-z_]+)(?:\{"([a-z_]+)": ?"([A-Za-z0-9_:-]+)"\})?')
_PLAIN = {
    "stop", "skip", "carry_on", "send_again", "open_guide", "give_feedback", "keep_question", "withdraw", "use_receipt",
}  # fmt: skip
_YES_OR_NO = {"yes", "no"}
_STAGES = {"not_asked", "waiting", "refused", "draft", "has_plan"}
_WITH_A_VALUE = {
    "show_topic", "show_more", "show_guide_part", "open_guide", "helpful", "unhelpful", "show_replies",
}  # fmt: skip
_PARTS = {"letter", "what_to_say", "evidence", "where", "next", "late", "no"}
_ID = re.compile(r"[0-9a-f]{32}")
_OWN_VALUES = {"skipped", "unasked", "written", "yes", "no", "send", "discard", "other"}


@cache
def _titles() -> frozenset[str]:
    """Every title a button can have."""
    of_questions = (title for name in responses() for title, _ in typed_choices(name.removeprefix("utter_ask_")))
    of_topics = (topic.title for topic in topics().values())
    return frozenset([*buttons().values(), *of_questions, *of_topics, *(need.title for need in needs().values())])


def _is_offer(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(row, list) and len(row) == 2 and row[0] in _titles() and _is_payload(str(row[1])) for row in value
    )


def _is_payload(text: str) -> bool:
    """One of the payloads that actions/ and data/words/ make, its value included."""
    found = _PAYLOAD.fullmatch(text)
    if not found:
        return False
    intent, entity, value = found.groups()
    if entity is None:
        return intent in _PLAIN
    if entity == "choice":
        slot, _, chosen = value.partition(":")
        own = chosen in ("change_words", "other")
        return intent in ("choose", "give_feedback") and ((own and slot in _form_slots()) or may_keep(slot, chosen))
    if intent in ("keep_question", "withdraw"):
        return entity == "answer" and value in _YES_OR_NO
    known = {"topic": topics(), "part": _PARTS, "guide_stage": _STAGES}.get(entity, ())
    return intent in _WITH_A_VALUE and value in known


def _is_day(value: Any) -> bool:
    try:
        return value in ("skipped", "unasked") or date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        return False


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _is_need(value: Any) -> bool:
    return value in needs() or value in ("skipped", "unasked")


@cache
def _form_slots() -> frozenset[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return frozenset(slot for form in domain["forms"].values() for slot in form["required_slots"])


_RULES: dict[str, Callable[[Any], bool]] = {
    "offered": _is_offer,
    "misses": lambda value: isinstance(value, int) and 0 <= value < 10,
    "last_topic": lambda value: value in topics(),
    "unhelped": lambda value: value in topics(),
    "question_id": _is_id,
    "receipt_id": _is_id,
    "told": lambda value: isinstance(value, list) and all(kind in kinds() for kind in value),
    "guide_date": _is_day,
    "guide_certificate": _is_day,
    "feedback_form_id": _is_id,
    "feedback_suggested": _is_need,
    "feedback_category": _is_need,
    "feedback_second": _is_need,
    "feedback_group": lambda value: value in {need.group for need in needs().values()},
    "requested_slot": lambda value: value in _form_slots(),
}


def may_keep(name: str, value: Any) -> bool:
    if value is None:
        return True
    try:
        known = _RULES[name](value) if name in _RULES else None
    except TypeError:  # a list or an object where a word belongs
        return False
    if known is not None:
        return known
    return name in _form_slots() and isinstance(value, str) and (value in _OWN_VALUES or value in choices_of(name))
