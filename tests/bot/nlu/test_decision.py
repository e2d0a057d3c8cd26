"""The decision, from made-up probabilities: every kind, every threshold at its edge, danger before all else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.decision import CONVERSATION, CRISIS, OUT_OF_SCOPE, Danger, Kind, Ranking, Thresholds, decide

AT = Thresholds()
COUNCIL, GENERAL = OUT_OF_SCOPE
SURE: Ranking = [("transport", 0.9), ("mediation", 0.05)]
TORN: Ranking = [("transport", 0.3), ("mediation", 0.3)]
AWAY: Ranking = [(GENERAL, 0.9), ("transport", 0.05)]


def in_danger(confidence: float) -> Ranking:
    return [("transport", 0.1), (CRISIS, confidence)]


def kind(whole: Ranking, danger: Danger = Danger.none, parts: list[Ranking] | None = None) -> Kind:
    return decide(whole, parts or [], danger, AT).kind


@pytest.mark.parametrize(
    ("whole", "danger", "expected"),
    [
        (SURE, Danger.none, Kind.answer),
        (SURE, Danger.harmless, Kind.answer),
        (SURE, Danger.possible, Kind.answer),
        (SURE, Danger.plain, Kind.crisis),
        (TORN, Danger.none, Kind.clarify),
        (TORN, Danger.possible, Kind.clarify),
        (TORN, Danger.plain, Kind.crisis),
        (AWAY, Danger.none, Kind.out_of_scope),
        (AWAY, Danger.plain, Kind.crisis),
        (in_danger(0.8), Danger.none, Kind.crisis),
        (in_danger(0.8), Danger.possible, Kind.crisis),
        (in_danger(0.8), Danger.harmless, Kind.clarify),
        (in_danger(0.2), Danger.none, Kind.clarify),
        (in_danger(0.2), Danger.possible, Kind.crisis),
    ],
)
def test_ranking_and_danger_make_the_kind(whole: Ranking, danger: Danger, expected: Kind) -> None:
    assert kind(whole, danger) is expected


@pytest.mark.parametrize(
    ("whole", "danger", "expected"),
    [
        ([("transport", AT.answer)], Danger.none, Kind.answer),
        ([("transport", AT.answer - 1e-6)], Danger.none, Kind.clarify),
        ([("transport", 0.7), (GENERAL, AT.out_of_scope)], Danger.none, Kind.out_of_scope),
        ([("transport", 0.7), (GENERAL, AT.out_of_scope - 1e-6)], Danger.none, Kind.answer),
        (in_danger(AT.crisis), Danger.none, Kind.crisis),
        (in_danger(AT.crisis - 1e-6), Danger.none, Kind.clarify),
        (in_danger(AT.crisis_with_words), Danger.possible, Kind.crisis),
        (in_danger(AT.crisis_with_words - 1e-6), Danger.possible, Kind.clarify),
    ],
)
def test_a_threshold_is_met_at_its_very_number(whole: Ranking, danger: Danger, expected: Kind) -> None:
    assert kind(whole, danger) is expected


@pytest.mark.parametrize("topic", CONVERSATION)
def test_talk_about_the_talk_is_conversation(topic: str) -> None:
    assert kind([(topic, 0.9)]) is Kind.conversation


def test_the_two_kinds_of_out_of_scope_are_added_up() -> None:
    half = AT.out_of_scope / 2
    decision = decide([("transport", 0.6), (COUNCIL, half), (GENERAL, half)], [], Danger.none, AT)
    assert decision.kind is Kind.out_of_scope
    assert decision.topic == COUNCIL


def test_out_of_scope_names_its_own_topic_even_when_another_is_likelier() -> None:
    decision = decide([("transport", 0.7), (GENERAL, 0.25)], [], Danger.none, AT)
    assert decision.topics == [(GENERAL, 0.25), ("transport", 0.7)]


def test_an_out_of_scope_topic_too_weak_to_be_believed_is_never_the_answer() -> None:
    assert kind([(GENERAL, 0.1), ("transport", 0.05)]) is Kind.clarify


def test_a_crisis_is_named_first_and_the_rest_kept_in_order() -> None:
    decision = decide([("transport", 0.5), (CRISIS, 0.3), ("mediation", 0.2)], [], Danger.plain, AT)
    assert decision.topics == [(CRISIS, 1.0), ("transport", 0.5), ("mediation", 0.2)]


def test_an_answer_never_names_the_crisis_topic() -> None:
    decision = decide([(CRISIS, 0.5), ("transport", 0.45)], [], Danger.harmless, AT)
    assert (decision.kind, decision.topic) == (Kind.answer, "transport")


@pytest.mark.parametrize(
    ("in_part", "danger", "expected"),
    [
        (AT.crisis_in_passing, Danger.possible, Kind.crisis),
        (AT.crisis_in_passing - 1e-6, Danger.possible, Kind.answer),
        (0.99, Danger.none, Kind.answer),
        (0.99, Danger.harmless, Kind.answer),
    ],
)
def test_danger_said_in_passing_counts_only_with_words_of_danger(
    in_part: float, danger: Danger, expected: Kind
) -> None:
    assert kind(SURE, danger, [[("transport", 0.9)], [(CRISIS, in_part)]]) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], None),
        ([[("transport", 0.9)]], None),
        ([[("transport", 0.9)], [("mediation", AT.second)]], "mediation"),
        ([[("transport", 0.9)], [("mediation", AT.second - 1e-6)]], None),
        ([[("mediation", 0.8)], [("senco_help", 0.9)]], "senco_help"),
        ([[], [("mediation", 0.8)]], "mediation"),
        ([[(GENERAL, 0.99)]], None),
        ([[(CRISIS, 0.99)]], None),
        *(([[(topic, 0.99)]], None) for topic in CONVERSATION),
    ],
)
def test_a_second_question_is_another_topic_that_one_part_is_surely_about(
    parts: list[Ranking], expected: str | None
) -> None:
    assert decide(SURE, parts, Danger.none, AT).second == expected


@pytest.mark.parametrize(("whole", "danger"), [(TORN, Danger.none), (AWAY, Danger.none), (SURE, Danger.plain)])
def test_only_an_answer_has_a_second_question(whole: Ranking, danger: Danger) -> None:
    assert decide(whole, [[("senco_help", 0.99)]], danger, AT).second is None


def test_a_ranking_of_danger_alone_still_gives_a_decision() -> None:
    assert kind([(CRISIS, 1.0)], Danger.harmless) is Kind.clarify


CHANCES = st.floats(0, 1)
TOPICS = st.sampled_from(["transport", "mediation", "senco_help", CRISIS, *OUT_OF_SCOPE, *CONVERSATION])
RANKINGS = st.dictionaries(TOPICS, CHANCES, min_size=1).map(
    lambda rows: sorted({"annual_review": 0.01, **rows}.items(), key=lambda row: -row[1])
)


@given(RANKINGS, st.lists(RANKINGS, max_size=6))
def test_plain_words_of_danger_are_a_crisis_whatever_the_classifier_says(whole: Ranking, parts: list[Ranking]) -> None:
    decision = decide(whole, parts, Danger.plain, AT)
    assert (decision.kind, decision.topic) == (Kind.crisis, CRISIS)


@given(RANKINGS, st.lists(RANKINGS, max_size=6), st.sampled_from(Danger))
def test_every_ranking_has_one_decision_about_topics_it_holds(
    whole: Ranking, parts: list[Ranking], danger: Danger
) -> None:
    decision = decide(whole, parts, danger, AT)
    known = {topic for topic, _ in whole} | {CRISIS}
    assert {topic for topic, _ in decision.topics} <= known
    assert (decision.kind is Kind.crisis) == (decision.topics[0] == (CRISIS, 1.0)) or decision.kind is Kind.clarify
    assert decision.second != decision.topic
