"""Which topics a parent's words are about: the assistant's own understanding first, then the words themselves.

The words go through the same door as in the chat. While the assistant is busy or not ready, the words alone decide.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.nlu.decision import CRISIS, Kind
from bot.turns import BusyError
from content.topic_groups import public_topics
from content.topics import Topic

if TYPE_CHECKING:  # importing the assistant imports Rasa
    from bot.assistant import Assistant
    from bot.turns import Turns

log = logging.getLogger(__name__)
MOST = 6
# What the understanding gives less is noise.
LEAST_CHANCE = 0.08
# Shorter words say little about what is wanted, but for these.
SHORTEST = 4
ABBREVIATIONS = frozenset({"ehc", "dla", "ot", "sen", "bus", "gp"})


@dataclass(frozen=True)
class Found:
    topics: list[Topic]
    danger: bool = False


async def found(words: str, assistant: Assistant | Turns, council_name: str) -> Found:
    known = public_topics(council_name)
    try:
        understood = await assistant.likeliest(words)
    except BusyError:
        log.warning("a search was answered by its words alone")
        understood = {}
    if understood.get("decision") == Kind.crisis.value or understood.get("topic") == CRISIS:
        return Found([], danger=True)
    by_meaning = [known[row["topic"]] for row in _likely(understood) if row["topic"] in known]
    both = dict.fromkeys([*by_meaning, *by_words(words, known.values())])
    return Found(list(both)[:MOST])


def _likely(understood: dict[str, Any]) -> list[dict[str, Any]]:
    if understood.get("decision") == Kind.out_of_scope.value:
        return []
    return [row for row in understood.get("topics", []) if row["confidence"] >= LEAST_CHANCE]


def by_words(words: str, among: Iterable[Topic]) -> list[Topic]:
    """Topics that hold every word asked for, those with most of them in their title first."""
    wanted = {stem for stem in _stems(words) if len(stem) >= SHORTEST or stem in ABBREVIATIONS}
    if not wanted:
        return []
    scored = []
    for topic in among:
        title = _stems(topic.title)
        whole = title | _stems(f"{topic.answer} {topic.more}")
        if wanted <= whole:
            scored.append((-len(wanted & title), topic.title, topic))
    return [topic for _, _, topic in sorted(scored, key=lambda row: row[:2])]


def _stems(text: str) -> set[str]:
    return {re.sub(r"(?:ing|ed|es|s)$", "", word) or word for word in re.findall(r"[a-z0-9]+", text.casefold())}
