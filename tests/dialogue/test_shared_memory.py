"""Processes share a conversation over Redis, turn by turn; and when Redis is not there the parent hears the truth."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.assistant import Assistant
from feedback import drafts
from feedback.store import fetch_needs
from memory.redis_clients import RedisClients
from memory.settings import clients_of
from tests.beside import on_redis
from tests.conftest import Conversation
from tests.dialogue.steps import CONTACTS, DANGER, FEEDBACK, WORDS, press, slots, to_words
from tests.redis_server import RedisServer

NOT_REMEMBERED = "I cannot get at what we have said so far"
NOT_KEPT = "I could not remember that step"


@pytest.fixture
def drafts_on_redis(redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("REDIS_URL", redis_server.url)
    drafts.kept_in.cache_clear()
    yield
    clients_of(redis_server.url).close()
    clients_of.cache_clear()
    drafts.kept_in.cache_clear()


@pytest.fixture
def process(
    assistant: Any, redis_server: RedisServer, connect: Callable[[RedisServer], RedisClients]
) -> Callable[..., Assistant]:
    """A new process on the same Redis."""
    return lambda **options: on_redis(assistant, connect(redis_server), **options)


@pytest.fixture
def parent(process: Callable[..., Assistant], runner: asyncio.Runner) -> Conversation:
    return Conversation(process(), runner)


class Alternating(Conversation):
    """Each message goes to the other process."""

    def __init__(self, one: Assistant, other: Assistant, runner: asyncio.Runner) -> None:
        self._processes = (one, other)
        self._turns = 0
        super().__init__(one, runner)

    @property
    def assistant(self) -> Any:  # type: ignore[override]
        self._turns += 1
        return self._processes[self._turns % 2]

    @assistant.setter
    def assistant(self, _: Any) -> None:
        pass


def test_two_processes_take_the_turns_of_one_form_in_turn(
    process: Callable[..., Assistant], runner: asyncio.Runner, record: Any, drafts_on_redis: None
) -> None:
    parent = Alternating(process(), process(), runner)
    to_words(parent)
    parent.say(WORDS)
    assert WORDS in parent.text
    assert "Your code is" in parent.tap("Send it")
    (row,) = fetch_needs(record)
    assert row.words == WORDS


def test_two_messages_at_once_to_two_processes_are_taken_one_after_the_other(
    process: Callable[..., Assistant], runner: asyncio.Runner
) -> None:
    one, other = process(), process()

    async def both() -> list[list[dict[str, Any]]]:
        return await asyncio.gather(
            one.turn("at-once", choice='/open_guide{"guide_stage": "not_asked"}'), other.turn("at-once", "hello")
        )

    assert all(messages for messages in runner.run(both()))
    parent = Conversation(one, runner, id="at-once")
    assert slots(parent)["requested_slot"] == "guide_who"


def test_the_session_ends_after_half_an_hour_on_redis_and_nothing_is_carried_over(
    process: Callable[..., Assistant], runner: asyncio.Runner
) -> None:
    parent = Conversation(process(idle=0.3), runner)
    press(parent, FEEDBACK)
    runner.run(asyncio.sleep(0.4))
    parent.say("hello")
    assert "feedback_form_id" not in slots(parent)
    assert "requested_slot" not in slots(parent)


@pytest.mark.parametrize("message", ["how do I appeal?", "hello"])
def test_a_redis_that_went_in_mid_conversation_is_told_and_no_new_conversation_begins(
    parent: Conversation, redis_server: RedisServer, message: str
) -> None:
    press(parent, FEEDBACK)
    redis_server.stop()
    assert NOT_REMEMBERED in parent.say(message)
    assert parent.last[0]["kind"] == "trouble"
    redis_server.start()


def test_in_danger_the_contacts_come_without_any_memory(parent: Conversation, redis_server: RedisServer) -> None:
    redis_server.stop()
    parent.say(DANGER)
    assert parent.topic == "crisis_danger"
    assert all(contact in parent.text for contact in CONTACTS)


def test_after_a_hanging_redis_the_conversation_goes_on_where_it_was(
    parent: Conversation, redis_server: RedisServer
) -> None:
    press(parent, FEEDBACK)
    with redis_server.hanging():
        assert NOT_REMEMBERED in parent.say("Yes, go on")
    parent.say("Yes, go on")
    assert slots(parent)["feedback_consent"] == "yes"


def going(redis_server: RedisServer, parent: Conversation) -> Callable[..., Any]:
    """In place of the store's `save`: Redis is gone by the time it is called, and comes back as it was."""
    store = parent.assistant.agent.tracker_store
    save = type(store).save

    async def gone(tracker: Any) -> None:
        redis_server.stop()
        await save(store, tracker)

    return gone


def test_a_step_that_could_not_be_kept_is_to_be_sent_again(
    parent: Conversation, redis_server: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(parent, FEEDBACK)
    monkeypatch.setattr(parent.assistant.agent.tracker_store, "save", going(redis_server, parent))
    assert NOT_KEPT in parent.say("Yes, go on")
    assert parent.last[0]["kind"] == "trouble"


def test_a_receipt_is_said_even_when_the_step_could_not_be_kept(
    parent: Conversation, redis_server: RedisServer, record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_words(parent)
    parent.say(WORDS)
    monkeypatch.setattr(parent.assistant.agent.tracker_store, "save", going(redis_server, parent))
    said = parent.tap("Send it")
    assert "Your code is" in said
    assert "I may ask you the same question again" in said
    assert len(fetch_needs(record)) == 1


def test_no_word_of_a_parent_is_in_redis(
    parent: Conversation, redis_server: RedisServer, record: Any, drafts_on_redis: None
) -> None:
    parent.say("my neighbour Wilhelmina has a purple lantern")
    to_words(parent)
    parent.say("The zebra crossing was closed.")
    held = redis_server.all_that_is_held()
    assert b"send:draft:" in held
    assert b"send:conversation:" in held
    for word in (b"Wilhelmina", b"lantern", b"zebra", b"feedback", parent.id.encode()):
        assert word not in held


def test_every_key_in_redis_has_an_end(
    parent: Conversation, redis_server: RedisServer, record: Any, drafts_on_redis: None
) -> None:
    to_words(parent)
    parent.say(WORDS)
    with redis_server.client as client:
        assert client.keys("*")
        assert all(0 < client.ttl(key) <= 30 * 60 for key in client.keys("*"))
