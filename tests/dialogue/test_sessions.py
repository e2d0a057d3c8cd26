"""Half an hour after the last message a conversation is over, and the next one knows nothing of it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from bot.tracker_store import AllowListTrackerStore
from memory.in_process import InProcess
from tests.beside import HALF_AN_HOUR, beside
from tests.clock import Clock
from tests.conftest import Conversation
from tests.dialogue.steps import FEEDBACK, press, slots


@pytest.mark.parametrize(("passed", "there"), [(HALF_AN_HOUR - 1, True), (HALF_AN_HOUR, False), (10**6, False)])
def test_a_form_is_there_for_half_an_hour(assistant: Any, runner: asyncio.Runner, passed: float, there: bool) -> None:
    clock = Clock()
    store = AllowListTrackerStore(None, kept_in=InProcess(HALF_AN_HOUR, clock=clock))
    parent = Conversation(beside(assistant, store), runner)
    press(parent, FEEDBACK)
    clock.now += passed
    parent.say("Yes, go on")
    assert ("feedback_form_id" in slots(parent)) is there


def test_rasa_itself_ends_a_session_and_carries_nothing_over(
    assistant: Any, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the store still has: here it forgets nothing."""
    import rasa.core.processor as processor

    parent = Conversation(beside(assistant, AllowListTrackerStore(None, kept_in=InProcess(10**9))), runner)
    press(parent, FEEDBACK)
    now = processor.time.time()
    monkeypatch.setattr(processor, "time", SimpleNamespace(time=lambda: now + HALF_AN_HOUR + 60))
    parent.say("hello")
    assert "feedback_form_id" not in slots(parent)
    assert "requested_slot" not in slots(parent)
