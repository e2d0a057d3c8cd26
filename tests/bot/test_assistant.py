"""The assistant starts only with its own parts, and never leaves a parent without true words."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore

from bot.assistant import Assistant, NotReadyError, load_agent
from bot.conversation_locks import ConversationLocks
from bot.quiet import PlaceOnly
from bot.tracker_store import AllowListTrackerStore
from bot.train import model_path
from content.council import council
from content.flow_words import flow_words
from tests.conftest import Conversation

SECRET = "wardrobe"
QUESTION = f"the {SECRET} is too loud for him at school"


def words(response: str) -> str:
    return flow_words(response).format_map(council().words)


def printed(caplog: pytest.LogCaptureFixture) -> str:
    """What the operator would see of the log."""
    return "\n".join(PlaceOnly().format(record) for record in caplog.records)


@dataclass
class Rasa:
    """Stands for Rasa's agent: does with a message what it is told to."""

    does: Any
    tracker_store: Any = field(default_factory=lambda: AllowListTrackerStore(None))
    lock_store: Any = field(default_factory=ConversationLocks)

    async def handle_message(self, message: Any) -> None:
        await self.does(message)


async def raises(message: Any) -> None:
    raise ValueError(f"cannot read {message.text}")


async def hangs(message: Any) -> None:
    await asyncio.sleep(60)


async def says_nothing(message: Any) -> None:
    return None


def patience(does: Any) -> float:
    """Seconds a turn may take: next to none when nothing else than waiting can happen."""
    return 0.05 if does is hangs else 10


class Forgetful(AllowListTrackerStore):
    """A store that cannot be read."""

    async def retrieve(self, sender_id: str) -> Any:
        raise OSError(f"cannot read {sender_id}")


def test_a_missing_model_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotReadyError, match=r"there is no model gone\.tar\.gz: run `make train`"):
        load_agent(tmp_path / "gone.tar.gz")


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8b\x08\x00 cut short"])
def test_a_broken_model_file_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(content)
    with pytest.raises(NotReadyError, match="make train"):
        load_agent(broken)


@pytest.mark.filterwarnings("ignore")  # Rasa warns of itself whenever a model is loaded
def test_a_store_that_keeps_everything_is_refused(assistant: Any) -> None:
    with pytest.raises(NotReadyError, match="tracker store"):
        load_agent(model_path(), InMemoryTrackerStore(assistant.agent.domain))


def test_what_stops_the_start_is_meant_for_operators() -> None:
    assert NotReadyError.for_operators


@pytest.mark.parametrize(
    ("does", "response"), [(raises, "utter_sorry"), (hangs, "utter_too_slow"), (says_nothing, "utter_sorry")]
)
@pytest.mark.parametrize("choice", [None, '/show_topic{"topic": "transport"}'])
def test_whatever_rasa_does_the_parent_hears_what_is_true(
    runner: asyncio.Runner, caplog: pytest.LogCaptureFixture, does: Any, response: str, choice: str | None
) -> None:
    with caplog.at_level(logging.DEBUG):
        said = runner.run(Assistant(Rasa(does), seconds=patience(does)).turn("someone", QUESTION, choice))
    assert said == [{"text": words(response), "buttons": [], "kind": "trouble"}]
    assert SECRET not in printed(caplog)
    assert all(SECRET not in record.getMessage() for record in caplog.records)


def test_to_hear_what_was_taken_out_is_no_answer(runner: asyncio.Runner) -> None:
    said = runner.run(Assistant(Rasa(says_nothing)).turn("someone", "ring me on 07700 900123"))
    assert said[-1]["text"] == words("utter_sorry")


@pytest.mark.parametrize("does", [raises, hangs])
def test_a_failed_turn_leaves_a_line_in_the_log(
    runner: asyncio.Runner, caplog: pytest.LogCaptureFixture, does: Any
) -> None:
    runner.run(Assistant(Rasa(does), seconds=patience(does)).turn("someone", QUESTION))
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("bot.assistant", "ERROR")


def test_a_store_that_cannot_be_read_is_answered_too(runner: asyncio.Runner, caplog: pytest.LogCaptureFixture) -> None:
    said = runner.run(Assistant(Rasa(says_nothing, Forgetful(None))).turn("someone", QUESTION))
    assert said[0]["text"] == words("utter_sorry")
    assert "someone" not in printed(caplog)


@pytest.mark.parametrize(
    ("text", "response"), [("", "utter_empty"), (" / ", "utter_empty"), ("a" * 1001, "utter_too_long")]
)
def test_what_is_refused_at_the_door_never_reaches_rasa(runner: asyncio.Runner, text: str, response: str) -> None:
    said = runner.run(Assistant(Rasa(raises)).turn("someone", text))
    assert said == [{"text": words(response), "buttons": []}]


def test_danger_in_a_message_too_long_to_be_read_brings_the_contacts(parent: Conversation) -> None:
    parent.say("how do I appeal? " * 100 + "I want to kill myself")
    assert parent.topic == "crisis_danger"
    assert "999" in parent.text


def test_rasa_is_given_the_cleaned_text_and_what_was_taken_out(runner: asyncio.Runner) -> None:
    given: list[Any] = []

    async def keeps(message: Any) -> None:
        given.append(message)

    runner.run(Assistant(Rasa(keeps)).turn("someone", "//ring me on 07700 900123", channel="terminal"))
    (message,) = given
    assert message.text == "ring me on [phone]"
    assert message.metadata == {"taken_out": ["PHONE"]}
    assert (message.sender_id, message.input_channel) == ("someone", "terminal")


def test_an_answer_comes_with_what_it_rests_on(parent: Conversation) -> None:
    parent.say("how do I ask for an EHC needs assessment?")
    message, _ = parent.last  # and whether it helped
    assert message["topic"] == "ehc_how_to_request"
    assert message["source"]["url"].startswith("https://")
    assert message["law"]
    assert message["checked"]


def test_nothing_a_parent_says_is_in_the_store_afterwards(parent: Conversation) -> None:
    parent.say(f"{QUESTION} and the lantern is purple")
    parent.say("zebra crossing")
    kept = parent.assistant.agent.tracker_store.shelf.get(parent.id)
    assert kept
    for word in (SECRET, "lantern", "zebra"):
        assert word not in kept


def test_two_conversations_know_nothing_of_each_other(assistant: Any, runner: asyncio.Runner) -> None:
    one, other = Conversation(assistant, runner), Conversation(assistant, runner)
    one.say("can my son get transport to school?")
    assert "What would you like to know more about" in other.say("tell me more")


@pytest.mark.parametrize("text", ["/restart", "//session_start", "/\u2028/restart", "/\u1680/session_start"])
def test_rasas_own_commands_when_typed_are_only_text(parent: Conversation, text: str) -> None:
    assert "went wrong" not in parent.say(text)


@pytest.mark.parametrize("slash", ["/", "//", "/\u2028/"])
def test_a_typed_payload_presses_no_button(parent: Conversation, slash: str) -> None:
    parent.say("I want to give feedback")
    parent.say(f'{slash}choose{{"choice": "feedback_consent:yes"}}')
    assert parent.titles[-2:] == ["Yes, go on", "No, leave it"]


def test_typing_nothing_but_a_wide_slash_is_answered_once(parent: Conversation) -> None:
    parent.say("／")
    assert len(parent.last) == 1
