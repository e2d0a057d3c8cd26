"""`python -m bot.serve`, as it is really started and stopped."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.settings import ROOT
from tests.bot.web.client import Client
from tests.bot.web.conftest import SECRET


def start(tmp_path: Path, **settings: str) -> subprocess.Popen[str]:
    environment: Mapping[str, str] = {
        **os.environ,
        "SECRET_KEY": SECRET,
        "HOST": "127.0.0.1",
        "PORT": "0",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'record.db'}",
        "OUTBOX_PATH": str(tmp_path / "outbox.db"),
        **settings,
    }
    command = [sys.executable, "-m", "bot.serve"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_addresses_answers_and_stops_well(assistant: Any, tmp_path: Path, number: signal.Signals) -> None:
    with start(tmp_path) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(4)]
        address = re.fullmatch(r"Parents: (http://127\.0\.0\.1:\d+/)\n", lines[0])
        assert address, lines
        assert lines[1].startswith(f"Staff:   {address[1]}staff/  (nobody can sign in yet")
        assert lines[2:] == [f"Health:  {address[1]}health/ready\n", "Stop with Ctrl-C.\n"]
        assert "Sign in to the staff site" in Client(address[1]).get("/staff/sign-in").text
        assert Client(address[1]).get("/staff").headers["location"] == "/staff/"
        assert "frame-ancestors 'none'" in Client(address[1]).get("/staff/sign-in").headers["content-security-policy"]
        assert Client(address[1]).get("/health/ready").status == 200
        assert "server" not in Client(address[1]).get("/").headers
        assert (tmp_path / "record.db").exists()
        process.send_signal(number)
        rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest, errors) == (0, "", "")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY must have 32 characters or more"),
        ({"PORT": "many"}, "PORT must be a number"),
        ({"COUNCIL": "atlantis"}, "there is no data/council/atlantis.yml"),
        ({"HOST": "203.0.113.1"}, "cannot listen on 203.0.113.1:0"),
        ({"DATABASE_URL": "sqlite:////proc/nothing/record.db"}, "the record of feedback could not be opened"),
        ({"OUTBOX_PATH": "/proc/nothing/outbox.db"}, "the outbox could not be opened"),
        ({"RECORD_KEYS": "nonsense"}, "RECORD_KEYS must look like"),
        ({"RECORD_KEYS": ""}, "RECORD_KEYS is missing"),
        ({"MODEL": "/nowhere/missing.tar.gz"}, "there is no model missing.tar.gz"),
        ({"TELEGRAM_BOT_TOKEN": "t"}, "the channel telegram is set up in part: TELEGRAM_SECRET_TOKEN missing"),
        (
            {"TELEGRAM_BOT_TOKEN": "t", "TELEGRAM_SECRET_TOKEN": "s", "SITE_ADDRESS": ""},
            "SITE_ADDRESS must be the https",
        ),
        ({"WORKERS": "2"}, "WORKERS is 2, but there is no REDIS_URL"),
        ({"WORKERS": "none"}, "WORKERS must be a number from 1 to 64"),
        ({"REDIS_URL": "localhost:6379"}, "REDIS_URL is no address of Redis"),
        ({"REDIS_URL": "redis://127.0.0.1:1/0"}, "Redis could not be reached: see REDIS_URL in .env"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR"),
    ],
)
def test_it_does_not_start_with_a_wrong_setting_and_says_which(
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    with start(tmp_path, **settings) as process:
        out, errors = process.communicate(timeout=60)
    assert process.returncode != 0
    assert out == ""
    assert errors.startswith("Cannot start: ")
    assert sentence in errors
    assert len(errors.splitlines()) == 1


def test_it_says_so_when_its_port_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with start(tmp_path, PORT=port) as process:
            out, errors = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert (
        errors
        == f"Cannot start: cannot listen on 127.0.0.1:{port}: Address already in use. Set HOST and PORT in .env\n"
    )
