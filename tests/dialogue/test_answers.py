"""What a parent meets who asks a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from content.topics import topics
from tests.conftest import Conversation
from tests.dialogue.steps import slots

REFUSED = "the council refused to assess my son, what now"
DATES_BUTTON = "Work out my dates from the letter"

HELPED = ("Yes, it helped", "No, it didn't help")


def title(topic: str) -> str:
    return topics()[topic].title


def test_a_refusal_is_answered_with_its_law_and_its_source(parent: Conversation) -> None:
    parent.say(REFUSED)
    answer, asked = parent.last
    assert asked["kind"] == "helpful"
    assert answer["topic"] == "ehc_refused_assessment"
    assert "section 51" in answer["law"]
    assert answer["source"]["url"].startswith("https://")
    assert answer["source"]["title"]
    assert answer["checked"] == topics()["ehc_refused_assessment"].checked.isoformat()


def test_an_answer_offers_more_its_flow_and_its_neighbours(parent: Conversation) -> None:
    parent.say(REFUSED)
    related = map(title, topics()["ehc_refused_assessment"].related[:3])
    assert parent.titles == ["Tell me more", DATES_BUTTON, *related, *HELPED]


def test_tell_me_more_tapped_shows_the_rest(parent: Conversation) -> None:
    parent.say(REFUSED)
    assert parent.tap("Tell me more") == topics()["ehc_refused_assessment"].more
    assert parent.topic == "ehc_refused_assessment"


@pytest.mark.parametrize("typed", ["tell me more", "Tell me more.", "MORE", "1"])
def test_tell_me_more_typed_shows_the_rest(parent: Conversation, typed: str) -> None:
    parent.say(REFUSED)
    assert parent.say(typed) == topics()["ehc_refused_assessment"].more


def test_the_rest_does_not_offer_itself_again(parent: Conversation) -> None:
    parent.say(REFUSED)
    parent.tap("Tell me more")
    assert "Tell me more" not in parent.titles
    assert DATES_BUTTON in parent.titles


def test_a_neighbouring_topic_tapped_is_answered(parent: Conversation) -> None:
    parent.say(REFUSED)
    parent.tap(title("mediation"))
    assert parent.topic == "mediation"


def test_a_number_typed_chooses_that_button(parent: Conversation) -> None:
    parent.say(REFUSED)
    parent.say(str(parent.titles.index(title("mediation")) + 1))
    assert parent.topic == "mediation"


@pytest.mark.parametrize("change", [str.upper, str.lower, lambda words: f"  {words}! "])
def test_a_title_typed_another_way_chooses_that_button(parent: Conversation, change: Callable[[str], str]) -> None:
    parent.say(REFUSED)
    parent.say(change(title("tribunal_appeal")))
    assert parent.topic == "tribunal_appeal"


def test_a_number_beyond_the_buttons_is_read_as_words(parent: Conversation) -> None:
    parent.say(REFUSED)
    parent.say("9")
    assert parent.text
    assert "guide_stage" not in slots(parent)


@pytest.mark.parametrize(
    ("said", "both"),
    [
        ("What is a SENCO? How do I get a place at a special school?", {"senco_help", "special_school"}),
        ("How do I claim DLA? And what is a SENCO?", {"benefits_dla_money", "senco_help"}),
    ],
)
def test_a_second_question_in_one_message_becomes_a_button(parent: Conversation, said: str, both: set[str]) -> None:
    parent.say(said)
    assert parent.topic in both
    (other,) = both - {parent.topic}
    parent.tap(title(other))
    assert parent.topic == other


def test_a_new_question_replaces_the_buttons_that_can_be_typed(parent: Conversation) -> None:
    parent.say(REFUSED)
    parent.say("what is a senco")
    assert parent.say("1") == topics()["senco_help"].more


@pytest.mark.parametrize(
    ("topic", "tapped", "says"),
    [
        ("ehc_how_to_request", "Help me ask for an assessment", "Where are you now?"),
        ("ehc_refused_assessment", DATES_BUTTON, "date on the decision letter"),
        ("ehc_timescales", "Work out my 6, 16 and 20 week dates", "When did the council get your request?"),
        ("local_offer", "Tell the council what is missing", "without saying who you are"),
    ],
)
def test_the_flow_of_an_answer_opens_from_its_button(parent: Conversation, topic: str, tapped: str, says: str) -> None:
    parent.say(topics()[topic].examples[0])
    assert parent.topic == topic
    assert says in parent.tap(tapped)


def test_every_flow_that_a_topic_names_has_a_button(parent: Conversation) -> None:
    from actions.speaking import FLOWS, flow_choice

    for topic in topics().values():
        if topic.opens:
            assert topic.opens in FLOWS
            assert flow_choice(topic.opens).title


@pytest.mark.parametrize(
    ("said", "topic", "words"),
    [
        ("hello", "chitchat_greeting_thanks", "automated"),
        ("thank you", "chitchat_greeting_thanks", "welcome"),
        ("who are you", "chitchat_greeting_thanks", "not a person"),
        ("when is my bin collected", "out_of_scope_council", "https://www.southend.gov.uk"),
        ("what's the weather in Paris", "out_of_scope_general", "special needs"),
        ("I want to talk to a real person", "talk_to_human", "SENteam@southend.gov.uk"),
        ("who sees what I type", "privacy_data", "does not keep"),
    ],
)
def test_small_talk_and_other_matters_are_answered_plainly(
    parent: Conversation, said: str, topic: str, words: str
) -> None:
    assert words in parent.say(said)
    assert parent.topic == topic


def test_an_answer_about_nothing_legal_shows_no_law(parent: Conversation) -> None:
    parent.say("hello")
    assert parent.last[0]["law"] is None
    assert parent.last[0]["source"] is None


def test_a_message_of_several_lines_is_answered_once(parent: Conversation) -> None:
    parent.say("hello\n\nthe council refused to assess my son\nwhat now")
    assert len([message for message in parent.last if message.get("topic")]) == 1
    assert parent.topic == "ehc_refused_assessment"
