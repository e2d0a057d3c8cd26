"""Before Rasa is imported: its two reporting services off, its logs and warnings silent.

Rasa prints parents' words at four places by default (warnings, exceptions, structlog, tracebacks). Here nothing of
another's log is printed but its place and the kinds of exceptions; our own loggers (`bot.`, `actions.`,
`feedback.`, `staff.`) may speak, and never pass a message's text.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
import warnings
from types import TracebackType
from typing import Any, TextIO

from bot.request_id import request_id

OURS = ("bot", "actions", "feedback", "memory", "privacy", "content", "staff")
LEVELS = {10: "DEBUG", 20: "INFO", 30: "WARNING", 40: "ERROR", 50: "CRITICAL"}
_NAME = re.compile(r"[A-Za-z0-9_.]{1,80}")


class _Ours:
    """Where our own lines go; where everybody else's prints go is decided by `silence_prints`."""

    stream: TextIO | None = None


def _exceptions(error: BaseException | None) -> list[str]:
    names: list[str] = []
    while error is not None and len(names) < 5:
        names.append(_kind(type(error)))
        error = error.__cause__ or error.__context__
    return names


def _kind(kind: type) -> str:
    """A class's name, if it is one of a module: one made on the spot could be named after anything."""
    there = getattr(sys.modules.get(kind.__module__), kind.__name__, None)
    return kind.__name__ if there is kind else "an exception of no module"


def _logger(name: str) -> str:
    """A logger's name, if it is named after a module that is there."""
    known = name == "root" or name.partition(".")[0] in sys.modules
    return name if known and _NAME.fullmatch(name) else "?"


def _place(trace: TracebackType | None) -> str:
    """File and line of the innermost frame."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"


class PlaceOnly(logging.Formatter):
    """One JSON object a line. A message is printed only when a logger of ours wrote it."""

    def format(self, record: logging.LogRecord) -> str:
        row: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"),
            "level": LEVELS.get(record.levelno, str(record.levelno)),
            "logger": _logger(record.name),
            "at": f"{record.filename}:{record.lineno}",
        }
        if record.name.partition(".")[0] in OURS:
            row["message"] = record.getMessage()
            row.update(getattr(record, "turn", {}))
        if request_id.get():
            row["request"] = request_id.get()
        if record.exc_info and record.exc_info[1]:
            row["exceptions"] = _exceptions(record.exc_info[1])
            row["raised_at"] = _place(record.exc_info[2])
        return json.dumps(row)


def _drop_everything(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    import structlog

    raise structlog.DropEvent


def _crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A traceback can hold a parent's words in its message: say what and where, not what it said."""
    if issubclass(kind, KeyboardInterrupt):
        return
    if getattr(kind, "for_operators", False):
        print(f"Cannot start: {error}", file=_Ours.stream or sys.stderr)
        return
    print(f"Stopped by {' from '.join(_exceptions(error))} at {_place(trace)}", file=_Ours.stream or sys.stderr)


def _say_nothing(*args: Any, **kwargs: Any) -> None:
    return None


def quiet(level: int | str = logging.WARNING, hook: bool = True) -> None:
    """Call before anything of Rasa is imported; may be called again."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    import structlog

    structlog.configure(processors=[_drop_everything], cache_logger_on_first_use=False)
    handler = logging.StreamHandler(_Ours.stream or sys.stderr)
    handler.setFormatter(PlaceOnly())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in list(logging.root.manager.loggerDict):
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
    warnings.simplefilter("ignore")
    warnings.showwarning = _say_nothing  # some packages set their own filters; Rasa puts parents' words in warnings
    if hook:
        _only_by(handler)
        sys.excepthook = _crash
        threading.excepthook = lambda args: _crash(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
        sys.unraisablehook = lambda args: _crash(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)


def _only_by(handler: logging.Handler) -> None:
    """Whatever handlers a package gives its loggers, now or later, a record leaves by ours; and ours alone is asked."""
    import structlog

    def to_ours(_: logging.Logger, record: logging.LogRecord) -> None:
        handler.handle(record)

    logging.Logger.callHandlers = to_ours  # type: ignore[method-assign,assignment]
    logging.lastResort = None
    logging.raiseExceptions = False  # it would print the record that could not be printed
    structlog.configure = structlog.configure_once = _say_nothing


def silence_prints() -> None:
    """From here on nothing reaches standard output or standard error but our own log: no print, no panic of a library
    below Python. For a server, after it has said where it is."""
    sys.stdout.flush()
    sys.stderr.flush()
    _Ours.stream = os.fdopen(os.dup(2), "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(_Ours.stream)
