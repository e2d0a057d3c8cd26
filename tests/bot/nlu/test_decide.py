"""The decision in Rasa's terms: the intent that the rules see, and what the actions read."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.classifier import NEEDS, PARTS, TOPICS
from bot.nlu.crisis_gate import DANGER
from bot.nlu.decide import DECISION, KEPT, Decide, finest, public
from bot.nlu.decision import CRISIS, FEEDBACK, Ranking, Thresholds
from bot.nlu.short_replies import SHORT_REPLY

PARENT, FINER = "chitchat_greeting_thanks", "chitchat_who_are_you"


def decided(ranking: Ranking, danger: str = "none", short: str | None = None, **more: Any) -> Message:
    message = Message({TOPICS: ranking, PARTS: [], NEEDS: [("U02", 0.6)], DANGER: danger, SHORT_REPLY: short, **more})
    Decide(Thresholds()).process([message])
    return message


def test_finer_topics_count_for_the_topic_they_belong_to() -> None:
    ranking = [("transport", 0.4), (FINER, 0.35), (PARENT, 0.25)]
    assert public(ranking) == [(PARENT, pytest.approx(0.6)), ("transport", 0.4)]


@pytest.mark.parametrize(
    ("topic", "ranking", "expected"),
    [
        (PARENT, [("transport", 0.4), (FINER, 0.35), (PARENT, 0.25)], FINER),
        (PARENT, [(PARENT, 0.6), (FINER, 0.4)], PARENT),
        ("transport", [(FINER, 0.6), ("transport", 0.4)], "transport"),
        (CRISIS, [("transport", 1.0)], CRISIS),
    ],
)
def test_the_answer_is_the_likeliest_finer_topic(topic: str, ranking: Ranking, expected: str) -> None:
    assert finest(topic, ranking) == expected


@pytest.mark.parametrize(
    ("ranking", "danger", "intent"),
    [
        ([("transport", 0.9)], "none", "ask"),
        ([("transport", 0.3), ("mediation", 0.3)], "none", "unsure"),
        ([("out_of_scope_general", 0.9), ("transport", 0.1)], "none", "ask"),
        ([(PARENT, 0.9)], "none", "ask"),
        ([(FEEDBACK, 0.9)], "none", "give_feedback"),
        ([("transport", 0.9)], "plain", "crisis"),
    ],
)
def test_each_decision_is_an_intent_of_the_rules(ranking: Ranking, danger: str, intent: str) -> None:
    assert decided(ranking, danger).get(INTENT)["name"] == intent


def test_a_short_reply_goes_before_the_classifier() -> None:
    message = decided([("transport", 0.9)], short="affirm")
    assert message.get(INTENT) == {"name": "affirm", "confidence": 1.0}
    assert message.get(DECISION) is None


def test_danger_goes_before_a_short_reply() -> None:
    assert decided([("transport", 0.9)], "plain", short="affirm").get(INTENT)["name"] == "crisis"


def test_what_the_actions_read_is_short_and_rounded() -> None:
    many = [(f"topic_{number}", 0.5 / 2**number) for number in range(12)]
    shown = decided(many).get(DECISION)
    assert shown["decision"] == "answer"
    assert len(shown["topics"]) == KEPT
    assert shown["topics"][0] == {"topic": "topic_0", "confidence": 0.5}
    assert shown["needs"] == [{"category": "U02", "confidence": 0.6}]


def test_an_answer_names_the_retrieval_intent_for_rasas_own_tests() -> None:
    chosen = decided([("transport", 0.9)]).get("response_selector")["ask"]["response"]
    assert chosen["intent_response_key"] == "ask/transport"
    assert chosen["utter_action"] == "utter_ask/transport"


@pytest.mark.parametrize("danger", ["none", "plain"])
def test_no_answer_is_named_when_unsure_or_in_danger(danger: str) -> None:
    assert decided([("transport", 0.3), ("mediation", 0.3)], danger).get("response_selector") is None


def test_a_message_without_a_ranking_is_left_alone() -> None:
    message = Message({DANGER: "plain"})
    Decide(Thresholds()).process([message])
    assert message.get(INTENT) is None


def test_thresholds_come_from_the_settings_and_others_are_ignored() -> None:
    made = Decide.create({"answer": 0.95, "name": "x"}, None, None, None)
    message = Message({TOPICS: [("transport", 0.9), ("mediation", 0.1)], PARTS: []})
    made.process([message])
    assert message.get(INTENT)["name"] == "unsure"
