"""What may be known of a turn afterwards, to log and to count: no words, no conversation, only our own names."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

import yaml

from content.council import ROOT

log = logging.getLogger(__name__)
Outcome = Literal["answered", "refused", "too_slow", "not_remembered", "failed"]


@dataclass
class TurnFacts:
    channel: str
    intent: str = ""
    # Public ids of the topics that were answered.
    topics: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    outcome: Outcome = "answered"
    milliseconds: int = 0


of_this_turn: ContextVar[TurnFacts | None] = ContextVar("of_this_turn", default=None)


@cache
def known_intents() -> frozenset[str]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return frozenset([*domain["intents"], "ask"])


def note_action(name: str, tracker: dict[str, Any]) -> None:
    """Every custom action of a turn comes by here, the first before anything is answered."""
    facts = of_this_turn.get()
    if facts is None:
        return
    facts.actions.append(name)
    intent = ((tracker.get("latest_message") or {}).get("intent") or {}).get("name")
    facts.intent = intent if intent in known_intents() else "other"


def log_turn(facts: TurnFacts) -> None:
    """One line at INFO for each turn."""
    shown = {
        "intent": facts.intent,
        "topics": facts.topics,
        "channel": facts.channel,
        "outcome": facts.outcome,
        "ms": facts.milliseconds,
    }
    log.info("turn", extra={"turn": shown})
