from __future__ import annotations

import contextlib
import json
from functools import cache
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.channel import Around, Channel, NotTakenError
from bot.channels.reading import DEEPEST, parsed
from bot.channels.settings import provider
from tests.bot.channels.conftest import stand_ins
from tests.bot.channels.provider import SITE_ADDRESS

NAMES = [
    *("object", "entry", "messaging", "sender", "id", "message", "mid", "text", "postback", "payload", "timestamp"),
    *("update_id", "chat", "type", "callback_query", "data", "date", "from", "conversation", "conversationType"),
    *("channelData", "tenant", "recipient", "membersAdded", "value", "choice", "attachments"),
]
SOMETHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5) | st.sampled_from(
        ["page", "private", "personal", "message", "msteams", "conversationUpdate"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=20,
)  # fmt: skip


@cache
def made(name: str) -> Channel:
    kind, one = provider(name), next(one for one in stand_ins() if one.name == name)
    return kind({**kind.optional, **one.settings}, Around(SITE_ADDRESS, httpx.AsyncClient()))


@pytest.mark.parametrize("name", ["messenger", "telegram", "teams"])
@settings(deadline=None)
@given(data=SOMETHING)
def test_whatever_a_provider_sends_is_read_or_passed_over(name: str, data: Any) -> None:
    assert isinstance(made(name).read(json.dumps(data).encode()), list)


@settings(deadline=None)
@given(raw=st.binary(max_size=200))
def test_any_form_is_read_passed_over_or_refused(raw: bytes) -> None:
    with contextlib.suppress(NotTakenError):
        assert isinstance(made("twilio").read(raw), list)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"\xff", b"[" * 60_000, b"[" * (DEEPEST + 2) + b"]" * (DEEPEST + 2)],
    ids=["nothing", "half", "no text", "very deep", "deep"],
)
def test_what_is_no_json_or_too_deep_is_refused(raw: bytes) -> None:
    with pytest.raises(NotTakenError) as refused:
        parsed(raw)
    assert refused.value.status == 400
