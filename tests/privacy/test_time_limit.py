"""A text that takes too long is given up, and the error tells nothing of it."""

import time
from collections.abc import Iterator

import pytest

import privacy.lexicon
import privacy.misspelt
import privacy.names.sound
import privacy.redact
from privacy.message import Message
from privacy.redact import MOST_SECONDS, RedactorTooSlowError, redact, spans
from privacy.span import Span


def slow(message: Message) -> Iterator[Span]:
    """A layer that never ends in time, as one with a careless pattern would be on a hostile text."""
    until = time.thread_time() + MOST_SECONDS * 1.2
    while time.thread_time() < until:
        pass
    yield Span(0, len(message.text), "PERSON")


@pytest.mark.parametrize("read", [redact, spans])
def test_a_slow_layer_is_given_up(monkeypatch: pytest.MonkeyPatch, read: type) -> None:
    monkeypatch.setattr(privacy.redact, "LAYERS", (slow,))
    with pytest.raises(RedactorTooSlowError) as given_up:
        read("my son Quarrin")
    assert "Quarrin" not in f"{given_up.value!r}"


def test_reading_the_lists_for_the_first_time_does_not_count() -> None:
    privacy.redact._read_lists.cache_clear()
    for cache in (privacy.lexicon.listed, privacy.misspelt._slips, privacy.names.sound._weights):
        cache.cache_clear()
    assert redact("my son Quarrin").text == "my son [name]"
