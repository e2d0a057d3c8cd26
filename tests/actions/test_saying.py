"""How actions speak: buttons that can be typed, answers with what they rest on, no button twice."""

from __future__ import annotations

import pytest
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import AnswerTopic, choices
from actions.clarify import NOT_OFFERED, Clarify
from actions.reply_without_a_question import ReplyWithoutAQuestion
from actions.show_more import ShowMore
from actions.speaking import about, button, offer, payload, say_topic, speak, topic_choice
from content.topics import topics
from tests.actions.steps import pressed, responses, run, titles, tracker


def unsure(*likely: str) -> dict[str, object]:
    return {"topics": [{"topic": topic, "confidence": 0.3} for topic in likely], "needs": []}


def test_a_payload_without_values_is_only_the_intent() -> None:
    assert payload("stop") == "/stop"
    assert payload("show_topic", topic="mediation") == '/show_topic{"topic": "mediation"}'


def test_what_is_offered_is_what_can_be_typed() -> None:
    shown, events = offer([button("stop", "stop"), topic_choice("mediation")])
    assert events[0] == SlotSet("offered", [[row["title"], row["payload"]] for row in shown])


def test_the_same_button_is_never_shown_twice() -> None:
    shown, _ = offer([topic_choice("mediation"), topic_choice("transport"), topic_choice("mediation")])
    assert [row["title"] for row in shown] == [topics()["mediation"].title, topics()["transport"].title]


def test_speaking_without_choices_withdraws_the_old_ones() -> None:
    assert SlotSet("offered", []) in speak(CollectingDispatcher(), "utter_carry_on")


@pytest.mark.parametrize("topic", topics())
def test_every_topic_says_what_it_rests_on(topic: str) -> None:
    dispatcher = CollectingDispatcher()
    say_topic(dispatcher, topics()[topic], "text", [])
    shown = dispatcher.messages[0]["custom"]
    assert shown == about(topics()[topic])
    assert shown["topic"] == topics()[topic].public_id
    assert shown["source"] is None or shown["source"]["url"].startswith("https://")


@pytest.mark.parametrize("topic", topics())
def test_no_answer_offers_the_topic_it_is_about(topic: str) -> None:
    assert payload("show_topic", topic=topic) not in [choice.payload for choice in choices(topics()[topic])]


def test_a_second_question_comes_right_after_more() -> None:
    titles_ = [choice.title for choice in choices(topics()["mediation"], second="transport")]
    assert titles_[:2] == ["Tell me more", topics()["transport"].title]


@pytest.mark.parametrize("second", [None, "mediation", "no_such_topic"])
def test_a_second_question_about_the_same_or_nothing_is_left_out(second: str | None) -> None:
    assert choices(topics()["mediation"], second) == choices(topics()["mediation"])


def test_a_topic_that_is_no_more_is_answered_as_out_of_scope() -> None:
    slots, messages = run(AnswerTopic(), pressed('/show_topic{"topic": "no_such_topic"}'))
    assert slots["last_topic"] == "out_of_scope_general"
    assert messages


def test_an_answer_resets_the_misses() -> None:
    slots, _ = run(AnswerTopic(), tracker({"misses": 1}, decision={"topic": "mediation"}))
    assert slots["misses"] is None


def test_the_first_miss_offers_three_and_something_else() -> None:
    likely = ("mediation", "transport", "senco_help", "what_is_sen")
    slots, messages = run(Clarify(), tracker({}, decision=unsure(*likely)))
    assert titles(messages) == [*(topics()[topic].title for topic in likely[:3]), "Something else"]
    assert slots["misses"] == 1


@pytest.mark.parametrize("topic", NOT_OFFERED)
def test_some_topics_are_never_offered_as_a_guess(topic: str) -> None:
    _, messages = run(Clarify(), tracker({}, decision=unsure(topic, "mediation")))
    assert titles(messages) == [topics()["mediation"].title, "Something else"]


def test_the_second_miss_gives_people_and_starts_the_count_again() -> None:
    slots, messages = run(Clarify(), tracker({"misses": 1}, decision=unsure("mediation")))
    assert responses(messages) == ["utter_people"]
    assert slots["misses"] == 0


def test_a_miss_with_nothing_likely_gives_people_at_once() -> None:
    _, messages = run(Clarify(), tracker({}, decision=unsure()))
    assert responses(messages) == ["utter_people"]


def test_more_of_a_topic_without_more_says_that_is_all() -> None:
    short = next(topic.id for topic in topics().values() if not topic.more)
    _, messages = run(ShowMore(), tracker({"last_topic": short}))
    assert responses(messages) == ["utter_that_is_all"]


def test_a_stray_reply_in_a_form_leaves_the_word_to_the_form() -> None:
    assert run(ReplyWithoutAQuestion(), tracker({}, "yes", "affirm", "guide_form")) == ({}, [])
