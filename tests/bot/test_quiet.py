"""Nothing of a parent's words is printed by anyone: not in logs, warnings, structlog or tracebacks.

Each case is a program of its own, because `quiet` changes what a whole process prints.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from bot.quiet import OURS, PlaceOnly, _exceptions
from content.council import ROOT

SECRET = "Bartholomew"


def run(program: str, before: str = "") -> SimpleNamespace:
    """What a program prints that is quiet from its first line on."""
    lines = f"{before}\nfrom bot.quiet import quiet\nquiet()\nsecret = 'Bartho' + 'lomew'\n{program}"
    command = [sys.executable, "-c", lines]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return SimpleNamespace(out=done.stdout, err=done.stderr, code=done.returncode)


@pytest.mark.parametrize("name", ["rasa.core", "sanic", "asyncio", "botany", "py.warnings", ""])
def test_a_foreign_logger_prints_its_place_and_no_message(name: str) -> None:
    done = run(f"import logging; logging.getLogger({name!r}).error('about %s', secret)")
    row = json.loads(done.err)
    assert row["level"] == "ERROR"
    assert "message" not in row
    assert SECRET not in done.out + done.err


@pytest.mark.parametrize("name", OURS)
def test_our_own_loggers_may_speak(name: str) -> None:
    done = run(f"import logging; logging.getLogger('{name}.x').error('a turn failed')")
    assert json.loads(done.err)["message"] == "a turn failed"


@pytest.mark.parametrize("name", ["rasa.core", "bot.assistant"])
def test_an_exception_in_a_log_is_its_kinds_and_its_place(name: str) -> None:
    done = run(
        f"import logging\ntry:\n    try:\n        int(secret)\n    except ValueError as error:\n"
        f"        raise KeyError(secret) from error\nexcept KeyError:\n"
        f"    logging.getLogger({name!r}).exception('failed')"
    )
    row = json.loads(done.err)
    assert row["exceptions"] == ["KeyError", "ValueError"]
    assert row["raised_at"].startswith("<string>:")
    assert SECRET not in done.err


@pytest.mark.parametrize("level", ["debug", "info"])
def test_what_is_less_than_a_warning_is_not_printed(level: str) -> None:
    assert run(f"import logging; logging.getLogger('bot').{level}('x')").err == ""


def test_handlers_that_others_had_set_are_gone() -> None:
    before = (
        "import logging, sys\nother = logging.getLogger('rasa')\nother.propagate = False\n"
        "other.addHandler(logging.StreamHandler(sys.stdout))"
    )
    done = run("logging.getLogger('rasa').error(secret)", before)
    assert done.out == ""
    assert "message" not in json.loads(done.err)


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error", "critical", "exception"])
def test_structlog_prints_nothing(level: str) -> None:
    done = run(f"import structlog; structlog.get_logger().{level}('parse', text=secret)")
    assert (done.out, done.err, done.code) == ("", "", 0)


def test_a_structlog_logger_made_before_prints_nothing_either() -> None:
    done = run("log.warning('parse', text=secret)", "import structlog\nlog = structlog.get_logger('rasa')")
    assert (done.out, done.err, done.code) == ("", "", 0)


@pytest.mark.parametrize(
    "program",
    [
        "import warnings; warnings.warn(secret)",
        "import warnings; warnings.warn(secret, DeprecationWarning)",
        "import warnings; warnings.simplefilter('always'); warnings.warn(secret)",
        "import warnings; warnings.resetwarnings(); warnings.warn(secret)",
    ],
)
def test_warnings_print_nothing(program: str) -> None:
    done = run(program)
    assert (done.out, done.err, done.code) == ("", "", 0)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("raise ValueError(secret)", "Stopped by ValueError at <string>:5"),
        ("def f():\n    raise ValueError(secret)\nf()", "Stopped by ValueError at <string>:6"),
        (
            "try:\n    int(secret)\nexcept ValueError as error:\n    raise RuntimeError(secret) from error",
            "Stopped by RuntimeError from ValueError at <string>:8",
        ),
        (
            "try:\n    int(secret)\nexcept ValueError:\n    {}[secret]",
            "Stopped by KeyError from ValueError at <string>",
        ),
    ],
)
def test_a_crash_says_what_and_where_and_not_what_it_said(program: str, said: str) -> None:
    done = run(program)
    assert done.err.strip().startswith(said)
    assert SECRET not in done.out + done.err
    assert done.code == 1


@pytest.mark.parametrize("base", ["RuntimeError", "Exception"])
def test_the_message_of_an_exception_for_operators_is_printed(base: str) -> None:
    done = run(f"class Wrong({base}):\n    for_operators = True\nraise Wrong('set SECRET_KEY')")
    assert done.err == "Cannot start: set SECRET_KEY\n"


def test_being_interrupted_says_nothing() -> None:
    assert run("raise KeyboardInterrupt").err == ""


def test_a_crash_in_a_thread_says_no_more_than_one_in_the_main_thread() -> None:
    done = run(
        "import threading\ndef fail():\n    raise ValueError(secret)\n"
        "thread = threading.Thread(target=fail)\nthread.start()\nthread.join()"
    )
    assert "ValueError" in done.err
    assert SECRET not in done.err


def test_a_failure_while_an_object_is_thrown_away_says_no_words() -> None:
    done = run("class Wrong:\n    def __del__(self):\n        raise ValueError(secret)\nWrong()")
    assert SECRET not in done.err


@pytest.mark.parametrize("value", ["true", "1", None])
def test_rasas_reporting_is_off_whatever_it_was(value: str | None) -> None:
    before = f"import os; os.environ['RASA_TELEMETRY_ENABLED'] = {value!r}" if value else "import os"
    assert run("print(os.environ['RASA_TELEMETRY_ENABLED'])", before).out == "false\n"


def test_being_quiet_twice_prints_once() -> None:
    assert len(run("quiet(); import logging; logging.error('x')").err.splitlines()) == 1


def record(name: str, **more: Any) -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "a/b.py", 7, "about %s", (SECRET,), **{"exc_info": None, **more})


@pytest.mark.parametrize(
    ("name", "shown"),
    [("bot", True), ("actions.x", True), ("bots", False), ("rasa.bot", False), ("contentment", False)],
)
def test_a_name_is_ours_by_its_first_part_only(name: str, shown: bool) -> None:
    assert (SECRET in PlaceOnly().format(record(name))) is shown


def test_each_line_says_when_where_and_how_grave() -> None:
    row = json.loads(PlaceOnly().format(record("rasa.core")))
    assert set(row) == {"time", "level", "logger", "at"}
    assert row["at"] == "b.py:7"


def test_an_endless_chain_of_exceptions_is_cut_after_five() -> None:
    one, other = ValueError("x"), KeyError("x")
    one.__context__, other.__context__ = other, one
    assert _exceptions(one) == ["ValueError", "KeyError", "ValueError", "KeyError", "ValueError"]
    assert _exceptions(None) == []
