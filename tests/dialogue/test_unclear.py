"""What a parent meets who is not understood."""

from __future__ import annotations

import pytest

from content.topics import topics
from tests.conftest import Conversation

NOT_SURE = "I'm not sure I understood"
PEOPLE = "People can help"


def test_three_topics_and_something_else_are_offered(parent: Conversation, unclear: list[str]) -> None:
    assert NOT_SURE in parent.say(unclear[0])
    *titles, last = parent.titles
    assert len(titles) == 3
    assert set(titles) <= {topic.title for topic in topics().values()}
    assert last == "Something else"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_number_of_a_topic_chooses_it(parent: Conversation, unclear: list[str], number: int) -> None:
    parent.say(unclear[0])
    chosen = parent.titles[number - 1]
    parent.say(str(number))
    assert parent.last[0]["title"] == chosen


@pytest.mark.parametrize("typed", ["4", "something else"])
def test_something_else_leads_to_people(parent: Conversation, unclear: list[str], typed: str) -> None:
    parent.say(unclear[0])
    parent.say(typed)
    assert parent.topic == "talk_to_human"


def test_a_second_miss_gives_people_and_the_offer_to_record(parent: Conversation, unclear: list[str]) -> None:
    parent.say(unclear[0])
    said = parent.say(unclear[1])
    assert NOT_SURE not in said
    assert PEOPLE in said
    assert "SENteam@southend.gov.uk" in said
    assert parent.titles[-2:] == ["Tell the council I got no answer", "Keep my question for the council"]


def test_the_offer_to_record_knows_its_kind_already(parent: Conversation, unclear: list[str]) -> None:
    parent.say(unclear[0])
    parent.say(unclear[1])
    assert "without saying who you are" in parent.tap("Tell the council I got no answer")
    assert "five short questions" in parent.tap("Yes, go on")


def test_the_counting_starts_again_after_people(parent: Conversation, unclear: list[str]) -> None:
    said = [parent.say(text) for text in (*unclear, unclear[0])]
    assert [NOT_SURE in text for text in said] == [True, False, True, False]
    assert [PEOPLE in text for text in said] == [False, True, False, True]


def test_a_good_answer_forgets_the_first_miss(parent: Conversation, unclear: list[str]) -> None:
    parent.say(unclear[0])
    parent.say("what is a senco")
    assert NOT_SURE in parent.say(unclear[1])


def test_danger_forgets_the_first_miss(parent: Conversation, unclear: list[str]) -> None:
    parent.say(unclear[0])
    parent.say("I want to die")
    assert NOT_SURE in parent.say(unclear[1])


def test_danger_is_never_one_of_the_three(parent: Conversation, unclear: list[str]) -> None:
    for text in unclear:
        parent.say(text)
        assert topics()["crisis_danger"].title not in parent.titles
