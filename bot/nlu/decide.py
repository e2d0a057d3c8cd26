"""Puts the decision (decision.py) into Rasa's terms: an intent for the rules, the ranking for the actions."""

from __future__ import annotations

from typing import Any, Self

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import NEEDS, PARTS, TOPICS
from bot.nlu.component import UntrainedComponent
from bot.nlu.crisis_gate import DANGER
from bot.nlu.decision import CRISIS, FEEDBACK, Danger, Decision, Kind, Ranking, Thresholds, decide
from bot.nlu.short_replies import SHORT_REPLY
from content.topics import topics

DECISION = "decision"
KEPT = 6
INTENT_OF = {Kind.clarify: "unsure", Kind.crisis: "crisis"}


def public(ranking: Ranking) -> Ranking:
    """Finer topics count for the topic they belong to."""
    known = topics()
    sums: dict[str, float] = {}
    for topic, chance in ranking:
        name = known[topic].public_id if topic in known else topic
        sums[name] = sums.get(name, 0.0) + chance
    return sorted(sums.items(), key=lambda row: -row[1])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Decide(UntrainedComponent):
    def __init__(self, at: Thresholds) -> None:
        self._at = at

    @classmethod
    def of(cls, config: dict[str, Any]) -> Self:
        return cls(Thresholds(**{k: v for k, v in config.items() if k in Thresholds.__dataclass_fields__}))

    def read(self, message: Message) -> None:
        if message.get(TOPICS):
            self._decide(message)

    def _decide(self, message: Message) -> None:
        ranking: Ranking = message.get(TOPICS)
        danger = Danger[message.get(DANGER) or "none"]
        decision = decide(public(ranking), [public(part) for part in message.get(PARTS)], danger, self._at)
        short = message.get(SHORT_REPLY)
        if short and danger is not Danger.plain:
            _set_intent(message, short, 1.0)
            return
        _set_intent(message, _intent(decision), decision.topics[0][1])
        _set_decision(message, decision, finest(decision.topic, ranking))


def finest(topic: str, ranking: Ranking) -> str:
    """The finer topic under a public one that the message is likeliest about."""
    known = topics()
    return next((t for t, _ in ranking if t == topic or (t in known and known[t].parent == topic)), topic)


def _intent(decision: Decision) -> str:
    if decision.kind is Kind.conversation and decision.topic == FEEDBACK:
        return "give_feedback"
    return INTENT_OF.get(decision.kind, "ask")


def _set_intent(message: Message, name: str, confidence: float) -> None:
    message.set(INTENT, {"name": name, "confidence": confidence}, add_to_output=True)
    message.set("intent_ranking", [{"name": name, "confidence": confidence}], add_to_output=True)


def _set_decision(message: Message, decision: Decision, topic: str) -> None:
    rows = [{"topic": t, "confidence": round(p, 4)} for t, p in decision.topics[:KEPT]]
    needs = [{"category": c, "confidence": round(p, 4)} for c, p in (message.get(NEEDS) or [])[:3]]
    shown = {"decision": decision.kind.value, "topics": rows, "topic": topic, "second": decision.second, "needs": needs}
    message.set(DECISION, shown, add_to_output=True)
    if decision.kind is not Kind.clarify and topic != CRISIS:
        # What Rasa's own tests and shell expect of a retrieval intent.
        chosen = {"intent_response_key": f"ask/{topic}", "confidence": rows[0]["confidence"]}
        chosen["utter_action"] = f"utter_ask/{topic}"
        selector = {"all_retrieval_intents": ["ask"], "ask": {"response": {"responses": [], **chosen}, "ranking": []}}
        message.set("response_selector", selector, add_to_output=True)
