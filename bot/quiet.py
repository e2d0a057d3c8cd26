"""Before Rasa is imported: its two reporting services off, its logs and warnings silent.

Rasa prints parents' words at four places by default (warnings, exceptions, structlog, tracebacks). Here nothing of
another's log is printed but its place and the kinds of exceptions; our own loggers (`bot.`, `actions.`,
`feedback.`, `staff.`) may speak, and never pass a message's text.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import warnings
from types import TracebackType
from typing import Any

OURS = ("bot", "actions", "feedback", "privacy", "content", "staff")


def _exceptions(error: BaseException | None) -> list[str]:
    names: list[str] = []
    while error is not None and len(names) < 5:
        names.append(type(error).__name__)
        error = error.__cause__ or error.__context__
    return names


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
            "level": record.levelname,
            "logger": record.name,
            "at": f"{record.filename}:{record.lineno}",
        }
        if record.name.partition(".")[0] in OURS:
            row["message"] = record.getMessage()
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
        print(f"Cannot start: {error}", file=sys.stderr)
        return
    print(f"Stopped by {' from '.join(_exceptions(error))} at {_place(trace)}", file=sys.stderr)


def _say_nothing(*args: Any, **kwargs: Any) -> None:
    return None


def quiet(level: int | str = logging.WARNING, hook: bool = True) -> None:
    """Call before anything of Rasa is imported; may be called again."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    import structlog

    structlog.configure(processors=[_drop_everything], cache_logger_on_first_use=False)
    handler = logging.StreamHandler(sys.stderr)
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
        sys.excepthook = _crash
        threading.excepthook = lambda args: _crash(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
        sys.unraisablehook = lambda args: _crash(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
