"""What several dialogue tests do: press an old button, go to a question, look into what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from actions.speaking import payload
from tests.conftest import Conversation

DANGER = "I want to die"
CONTACTS = ("999", "0800 1111")
WORDS = "Nobody rang back for weeks."

FEEDBACK = payload("give_feedback")
GUIDE = payload("open_guide")
AT_STAGE = {
    "not_asked": "I have not asked yet",
    "waiting": "I have asked and am waiting",
    "refused": "The council said no",
    "draft": "I have a draft plan",
    "has_plan": "We have a final plan",
}

# Every question of the feedback form that can be asked, in its order, with the taps that answer it.
ALL_ANSWERS: dict[str, tuple[str, ...]] = {
    "feedback_consent": ("Yes, go on",),
    "feedback_category": ("Assessments and EHC plans", "Getting an assessment or plan"),
    "feedback_sub": ("They said no",),
    "feedback_detail": ("Ask me",),
    "feedback_second": ("Health and therapies", "Mental health and distress"),
    "feedback_area_of_need": ("Feelings and mental health",),
    "feedback_stage": ("Waiting",),
    "feedback_age_band": ("5 to 10",),
    "feedback_area": ("SS1",),
    "feedback_words": (),
    "feedback_confirm": ("Send it",),
}


def press(parent: Conversation, sent: str) -> str:
    """Presses a button by what it sends; so also one shown long before."""
    parent.last = parent.runner.run(parent.assistant.turn(parent.id, choice=sent))
    return parent.text


def sent_by(parent: Conversation, title: str) -> str:
    """What the button of that title sends, to press it later."""
    return next(row["payload"] for row in parent.buttons if row["title"] == title)


def slots(parent: Conversation) -> dict[str, Any]:
    """What is set in the conversation that the store gives back."""
    tracker = parent.runner.run(parent.assistant.agent.tracker_store.retrieve(parent.id))
    return {name: value for name, value in tracker.current_slot_values().items() if value is not None}


def stored(parent: Conversation) -> str:
    """All that the tracker store holds of the conversation, as it is held."""
    return parent.assistant.agent.tracker_store.shelf.get(parent.id) or ""


def start_feedback(parent: Conversation) -> str:
    """To the question of what it is about."""
    press(parent, FEEDBACK)
    return parent.tap("Yes, go on")


def go_to(parent: Conversation, question: str) -> str:
    """To one question of the feedback form, all before it answered."""
    press(parent, FEEDBACK)
    for slot, taps in ALL_ANSWERS.items():
        if slot == question:
            return parent.text
        for title in taps:
            parent.tap(title)
        if slot == "feedback_words":
            parent.say(WORDS)
    raise AssertionError(f"no question {question}")


def to_words(parent: Conversation) -> str:
    """To the parent's own words, by the shortest way."""
    start_feedback(parent)
    parent.tap("School, and getting there")
    parent.tap("Travel to school or college")
    return parent.tap("Go straight to my words")


def to_preview(parent: Conversation, words: str = WORDS) -> str:
    to_words(parent)
    return parent.say(words)


def to_stage(parent: Conversation, stage: str) -> str:
    """Through the guide's first question."""
    press(parent, GUIDE)
    return parent.tap(AT_STAGE[stage])


@contextmanager
def record_broken(tmp_path: Any) -> Iterator[None]:
    """Within it the record cannot be opened: a file stands where its folder should be."""
    from feedback.database import engine

    (tmp_path / "file").touch()
    engine.cache_clear()
    with pytest.MonkeyPatch.context() as broken:
        broken.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'file' / 'record.db'}")
        yield
    engine.cache_clear()


def raise_error(*_: Any, **__: Any) -> Any:
    """In place of a part that fails."""
    raise RuntimeError("this part fails in this test")


@contextmanager
def failing(*part: Any, instead: Callable[..., Any] = raise_error) -> Iterator[None]:
    """Within it that part fails: named as "module.part", or an object and the name of what it does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*part, instead)
        yield
