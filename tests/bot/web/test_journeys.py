"""A parent without JavaScript and the real assistant."""

from __future__ import annotations

from bot.web.words import starters
from tests.bot.web.client import Client


def test_a_question_is_answered_and_more_can_be_asked_for_by_a_button(parent_client: Client) -> None:
    page = parent_client.say(parent_client.get().page, "What is an EHC plan?")
    assert "What an EHC plan is" in page.words
    assert "The law: Children and Families Act 2014" in page.words
    page = parent_client.tap(page, "Tell me more")
    assert "What is an EHC plan?" in page.words.split("New messages")[0]
    assert "section" in page.words.split("New messages")[1].lower()


def test_a_choice_can_be_typed_instead(parent_client: Client) -> None:
    page = parent_client.say(parent_client.get().page, "What is an EHC plan?")
    tapped = parent_client.tap(page, "Tell me more").words.split("New messages")[1]
    typed = parent_client.say(page, "Tell me more").words.split("New messages")[1]
    assert tapped == typed


def test_the_feedback_form_begins_and_can_be_left(parent_client: Client) -> None:
    page = parent_client.say(parent_client.get().page, "I want to give feedback")
    assert "without saying who you are" in page.words
    page = parent_client.tap(page, "No, leave it")
    assert "Nothing was sent" in page.words


def test_the_same_conversation_goes_on_by_script_after_the_form(parent_client: Client) -> None:
    page = parent_client.say(parent_client.get().page, "I want to give feedback")
    reply = parent_client.turn(session=page.hidden["session"], choice=page.choices["No, leave it"])
    assert "Nothing was sent" in reply.json["messages"][0]["text"]


def test_typed_rasa_syntax_presses_no_button(parent_client: Client) -> None:
    page = parent_client.say(parent_client.get().page, "I want to give feedback")
    page = parent_client.say(page, '/choose{"choice": "feedback_consent:no"}')
    assert "Nothing was sent" not in page.words


def test_a_message_with_only_odd_characters_gets_an_answer(parent_client: Client) -> None:
    reply = parent_client.send_json(b'{"session": null, "text": "\\ud800\\u0000\\u202e"}')
    assert reply.status == 200
    assert reply.json["messages"][0]["text"]


def test_each_question_to_begin_with_is_answered_with_what_it_asks_for(parent_client: Client) -> None:
    answers = ["Ask the council in writing", 'You can challenge a "no"', "without saying who you are"]
    for text, answer in zip(starters("southend"), answers, strict=True):
        page = parent_client.get().page
        assert text in page.choices
        assert answer in parent_client.send_form({**page.hidden, "text": "", "starter": page.choices[text]}).page.words
