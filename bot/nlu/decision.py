"""The decision: answer, ask which of three, out of scope, crisis, or the conversation itself.

Pure, and the only place where it is made. In come calibrated probabilities of topics, for the whole message and
for its parts, and what the crisis word list found. The thresholds are in config.yml, chosen on questions kept
apart from training (benchmarks/calibrate.py) and reported on others again (benchmarks/understanding.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

CRISIS = "crisis_danger"
FEEDBACK = "give_feedback_unmet_need"
OUT_OF_SCOPE = ("out_of_scope_council", "out_of_scope_general")
CONVERSATION = ("talk_to_human", "privacy_data", "chitchat_greeting_thanks", FEEDBACK)

Ranking = list[tuple[str, float]]


class Kind(StrEnum):
    answer = "answer"
    clarify = "clarify"
    out_of_scope = "out_of_scope"
    crisis = "crisis"
    conversation = "conversation"


class Danger(Enum):
    """What the reviewed word list says of a message."""

    none = "none"
    harmless = "harmless"  # words of danger, but only in sayings such as "I could kill for a coffee"
    possible = "possible"
    plain = "plain"


@dataclass(frozen=True)
class Thresholds:
    answer: float = 0.4
    out_of_scope: float = 0.15
    crisis: float = 0.3
    crisis_with_words: float = 0.15
    crisis_in_passing: float = 0.9
    second: float = 0.75


@dataclass(frozen=True)
class Decision:
    kind: Kind
    topics: Ranking
    second: str | None = None

    @property
    def topic(self) -> str:
        return self.topics[0][0]


def decide(whole: Ranking, parts: list[Ranking], danger: Danger, at: Thresholds) -> Decision:
    """`whole` and each of `parts`: topics with their probability, likeliest first; `whole` has at least one."""
    if is_crisis(whole, parts, danger, at):
        return Decision(Kind.crisis, _first(CRISIS, whole))
    if sum(p for topic, p in whole if topic in OUT_OF_SCOPE) >= at.out_of_scope:
        return Decision(Kind.out_of_scope, _out_of_scope_first(whole))
    topics = [(t, p) for t, p in whole if t != CRISIS]
    if not topics:
        return Decision(Kind.clarify, whole)
    topic, confidence = topics[0]
    if confidence < at.answer or topic in OUT_OF_SCOPE:
        return Decision(Kind.clarify, whole)
    kind = Kind.conversation if topic in CONVERSATION else Kind.answer
    return Decision(kind, topics, _second(topic, parts, at))


def is_crisis(whole: Ranking, parts: list[Ranking], danger: Danger, at: Thresholds) -> bool:
    """Built for recall: plain words are enough; possible words need little from the classifier, and then one
    sentence of many is enough, because danger is often said in passing."""
    if danger is Danger.plain:
        return True
    if danger is Danger.harmless:
        return False
    confidence = dict(whole).get(CRISIS, 0.0)
    if danger is Danger.none:
        return confidence >= at.crisis
    in_passing = max((dict(part).get(CRISIS, 0.0) for part in parts), default=0.0)
    return confidence >= at.crisis_with_words or in_passing >= at.crisis_in_passing


def _second(topic: str, parts: list[Ranking], at: Thresholds) -> str | None:
    """A part of the message that is surely about something else than the answer: a second question."""
    others = [part[0] for part in parts if part and part[0][0] not in (topic, CRISIS, *OUT_OF_SCOPE, *CONVERSATION)]
    sure = [(p, other) for other, p in others if p >= at.second]
    return max(sure)[1] if sure else None


def _first(topic: str, ranking: Ranking) -> Ranking:
    return [(topic, 1.0), *((t, p) for t, p in ranking if t != topic)]


def _out_of_scope_first(whole: Ranking) -> Ranking:
    ours = [row for row in whole if row[0] in OUT_OF_SCOPE]
    return [*ours, *(row for row in whole if row[0] not in OUT_OF_SCOPE)]
