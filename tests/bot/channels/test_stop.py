"""A channel in the program as it is really started: it takes messages, and stops in time and says what it lost."""

from __future__ import annotations

import re
import signal
import time
from pathlib import Path
from typing import Any

from tests.bot.channels.provider import SITE_ADDRESS
from tests.bot.channels.standins.telegram import TelegramStandIn
from tests.bot.web.client import Client
from tests.bot.web.test_serve import start

# Nothing listens there, so no message leaves this machine.
NOWHERE = "http://127.0.0.1:9"


def test_a_stop_waits_ten_seconds_for_replies_and_says_how_many_are_lost(assistant: Any, tmp_path: Path) -> None:
    telegram = TelegramStandIn()
    settings = {**telegram.settings, "SITE_ADDRESS": SITE_ADDRESS, "HTTPS_PROXY": NOWHERE, "REDIS_URL": ""}
    with start(tmp_path, **settings) as process:
        assert process.stdout is not None
        address = re.fullmatch(r"Parents: (http://127\.0\.0\.1:\d+)/\n", process.stdout.readline())
        assert address, process.communicate(timeout=60)
        headers, raw = telegram.signed(telegram.payload(text="a canary about transport"))
        assert Client(address[1]).request("POST", "/channels/telegram", raw, headers).status == 200
        assert Client(address[1]).request("POST", "/channels/telegram", raw, {}).status == 415
        assert Client(address[1]).request("POST", "/channels/twilio", raw, headers).status == 404
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0
    assert 9 < time.monotonic() - began < 25
    assert "messages from channels that were not answered before the stop: 1" in errors
    assert "a call to telegram failed" in errors
    assert not [word for word in ("canary", str(telegram.sender), "a-bot-token") if word in errors]
