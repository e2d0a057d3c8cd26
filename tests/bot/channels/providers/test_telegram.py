"""What only Telegram has: a button waits until its tap is seen, and the time to wait is in the answer's body."""

from __future__ import annotations

import pytest

from tests.bot.channels.conftest import Open
from tests.bot.channels.provider import Desk
from tests.bot.channels.standins.telegram import TelegramStandIn
from tests.bot.web.conftest import ANSWER, Scripted


@pytest.fixture
def telegram() -> TelegramStandIn:
    return TelegramStandIn()


@pytest.fixture
def desk(telegram: TelegramStandIn, scripted: Scripted, open_desk: Open) -> Desk:
    return open_desk(telegram, scripted)


def test_a_tap_is_said_to_be_seen_before_it_is_answered(desk: Desk, telegram: TelegramStandIn) -> None:
    desk.send()
    choice = desk.hear(2)[-1].choices[ANSWER["buttons"][0]["title"]]
    desk.send("tap", choice=choice)
    desk.hear()
    assert telegram.taps_seen == ["4382bfdwdsb323b2d9"]


def test_the_time_to_wait_is_read_from_the_body(desk: Desk) -> None:
    desk.provider.failures = [(429, {}, {"ok": False, "error_code": 429, "parameters": {"retry_after": 5}})]
    desk.send()
    desk.hear(2)
    assert 5 <= desk.slept[0] < 6.1
