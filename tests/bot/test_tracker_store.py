"""A conversation is kept in memory for half an hour without one word of the parent's."""

from __future__ import annotations

import asyncio
import json
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    EntitiesAdded,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import KEPT_FIELDS, AllowListTrackerStore, kept
from content.council import ROOT
from memory.in_process import InProcess
from tests.clock import Clock

SECONDS = 1800


@pytest.fixture(scope="module")
def domain() -> Domain:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(domain: Domain, clock: Clock) -> AllowListTrackerStore:
    return AllowListTrackerStore(domain, kept_in=InProcess(SECONDS, most=3, clock=clock))


def tracker(sender: str, domain: Domain, *events: Any) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(sender, list(events), slots=domain.slots)


def stored(store: AllowListTrackerStore, sender: str) -> str:
    return store.shelf.get(sender) or ""


# Capitals that no name of an event, a field or an intent holds, so that they can only come from the parent.
SECRETS = st.text("QXZJ", min_size=5, max_size=12)
AROUND = st.text(max_size=8)
DOMAIN_SLOTS = (
    "offered", "misses", "last_topic", "told", "guide_stage", "guide_date", "feedback_words", "feedback_form_id",
    "feedback_category", "feedback_area", "feedback_confirm", "requested_slot", "session_started_metadata",
)  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """An event as Rasa writes it, with the parent's words wherever a parent or a channel can put any."""
    secret = draw(SECRETS)
    words = draw(AROUND) + secret + draw(AROUND)
    entity = {"entity": words, "value": words, "role": words, "start": 0, "extractor": words}
    parse = {
        "text": words,
        "intent": {"name": draw(st.sampled_from(["ask", "choose", None])), "confidence": draw(st.floats(0, 1))},
        "intent_ranking": [{"name": words}],
        "entities": [entity],
        "metadata": {words: words},
        "decision": {"topic": words},
        words: words,
    }
    everywhere = {"text": words, "metadata": {"x": words}, "message_id": words, "input_channel": words, words: words}
    row: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"event": "user", "parse_data": parse, **everywhere},
                {"event": "user", "parse_data": None, **everywhere},
                {"event": "bot", "data": {"buttons": [words]}, **everywhere},
                {"event": "entities", "entities": [entity], **everywhere},
                {"event": "slot", "name": draw(st.sampled_from(DOMAIN_SLOTS)), "value": words, **everywhere},
                {"event": "slot", "name": words, "value": words, **everywhere},
                {"event": "slot", "name": "told", "value": [words], **everywhere},
                {"event": "slot", "name": "offered", "value": [[words, words]], **everywhere},
                {"event": "slot", "name": "offered", "value": [["Yes", f'/choose{{"choice": "a {words}"}}']]},
                {"event": "action", "name": "action_answer", "action_text": words, **everywhere},
                *({"event": kind, "name": "guide_form", **everywhere} for kind in KEPT_FIELDS),
                *({"event": kind, **everywhere} for kind in ("agent", "cancel_reminder", "export", words)),
            ]
        )
    )
    return secret, row


@settings(deadline=None)
@given(rows())
def test_no_text_of_the_parent_survives(case: tuple[str, dict[str, Any]]) -> None:
    secret, row = case
    assert secret not in json.dumps(kept(row))


@settings(deadline=None)
@given(st.lists(SECRETS, min_size=6, max_size=6), AROUND)
def test_no_text_of_the_parent_is_in_what_the_store_holds(
    domain: Domain, runner: asyncio.Runner, secrets: list[str], around: str
) -> None:
    words, other, said, entity, slot, meta = (around + secret for secret in secrets)
    events = [
        UserUttered(
            words,
            {"name": "ask", "confidence": 0.9},
            [{"entity": entity, "value": entity}],
            {"text": words, "metadata": {"x": meta}},
            input_channel=other,
            message_id=other,
            metadata={"x": meta},
        ),
        EntitiesAdded([{"entity": entity, "value": entity, "start": 0, "end": 1}]),
        SlotSet("feedback_words", slot),
        SlotSet("last_topic", slot),
        ActionExecuted("action_answer", action_text=words),
        BotUttered(said, {"buttons": [{"title": said}]}, {"x": meta}),
    ]
    held = AllowListTrackerStore(None)
    runner.run(held.save(tracker("someone", domain, *events)))
    events_kept = stored(held, "someone")
    assert "action_answer" in events_kept
    assert not [secret for secret in secrets if secret in events_kept]


@pytest.mark.parametrize("kind", ["bot", "entities", "agent", "reminder", "cancel_reminder", "export", "", "None", "x"])
def test_an_event_of_another_kind_is_not_kept(kind: str) -> None:
    assert kept({"event": kind, "name": "x", "timestamp": 1.0}) is None


def test_of_a_message_only_its_intent_is_kept() -> None:
    row = kept({"event": "user", "timestamp": 5.0, "text": "x", "parse_data": {"intent": {"name": "ask"}}})
    parse = {"intent": {"name": "ask", "confidence": 0.0}, "entities": [], "text": None}
    assert row == {"event": "user", "timestamp": 5.0, "text": None, "parse_data": parse}


def test_a_slot_of_our_own_making_is_kept() -> None:
    row = {"event": "slot", "name": "last_topic", "value": "transport", "timestamp": 5.0}
    assert kept({**row, "metadata": {"x": "y"}}) == row


def test_a_conversation_comes_back_as_it_was(
    store: AllowListTrackerStore, domain: Domain, runner: asyncio.Runner
) -> None:
    events = [
        ActionExecuted("action_listen"),
        UserUttered("hello", {"name": "give_feedback", "confidence": 0.9}),
        ActionExecuted("feedback_form"),
        ActiveLoop("feedback_form"),
        SlotSet("feedback_category", "U02"),
        SlotSet("requested_slot", "feedback_sub"),
        SlotSet("offered", [["Yes", "/stop"]]),
    ]
    runner.run(store.save(tracker("someone", domain, *events)))
    again = runner.run(store.retrieve("someone"))
    assert again is not None
    assert again.active_loop_name == "feedback_form"
    assert again.get_slot("feedback_category") == "U02"
    assert again.get_slot("requested_slot") == "feedback_sub"
    assert again.get_slot("offered") == [["Yes", "/stop"]]
    assert again.latest_message.intent["name"] == "give_feedback"
    assert again.latest_message.text is None


@pytest.mark.parametrize(("passed", "there"), [(0, True), (SECONDS - 1, True), (SECONDS, False), (10**6, False)])
def test_a_conversation_is_over_after_half_an_hour(
    store: AllowListTrackerStore, domain: Domain, clock: Clock, runner: asyncio.Runner, passed: int, there: bool
) -> None:
    runner.run(store.save(tracker("someone", domain)))
    clock.now += passed
    assert (runner.run(store.retrieve("someone")) is not None) is there
    assert bool(stored(store, "someone")) is there


def test_each_message_gives_it_another_half_hour(
    store: AllowListTrackerStore, domain: Domain, clock: Clock, runner: asyncio.Runner
) -> None:
    for _ in range(3):
        runner.run(store.save(tracker("someone", domain)))
        clock.now += SECONDS - 1
    assert runner.run(store.retrieve("someone")) is not None


def test_conversations_cannot_be_listed(store: AllowListTrackerStore, domain: Domain, runner: asyncio.Runner) -> None:
    runner.run(store.save(tracker("one", domain)))
    assert runner.run(store.keys()) == []


def test_someone_unknown_has_no_conversation(store: AllowListTrackerStore, runner: asyncio.Runner) -> None:
    assert runner.run(store.retrieve("nobody")) is None


def test_a_slot_of_another_kind_is_dropped_and_the_rest_is_kept(
    store: AllowListTrackerStore, domain: Domain, runner: asyncio.Runner
) -> None:
    runner.run(store.save(tracker("someone", domain, SlotSet("misses", 1), SlotSet("last_topic", ["x"]))))
    assert '"misses"' in stored(store, "someone")


def test_an_event_broker_is_refused() -> None:
    with pytest.raises(RuntimeError, match="event broker"):
        AllowListTrackerStore(None, event_broker=object())
