"""The assistant, started as it is really started, with another redactor, faults to switch on, and a planted control.

`python -m tests.leaks.started serve|say REDACTOR FOLDER`. A file in FOLDER named like a fault switches it on.
Every fault raises with the parent's own words in its message, the worst that a careless part could do.
"""

from __future__ import annotations

import asyncio
import importlib
import inspect
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from bot.quiet import quiet
from tests.leaks.identities import CONTROL

REDACT_HERE = ("bot.door", "actions.feedback_form", "actions.held_question", "feedback.questions", "feedback.reviews")

QUESTION, GUIDE, FORM = (
    "can my son get free school transport",
    "Help me ask for an assessment",
    "I want to give feedback",
)
# Said to get somewhere; the redactor that drops everything lets these lines pass and nothing else.
OPENERS = (QUESTION, GUIDE, FORM)


def put_redactor(kind: str, folder: Path) -> None:
    """Replaces what each module calls; `real` keeps the real one, with the fault only."""
    from privacy.redact import Redacted, redact

    kinds: dict[str, Any] = {
        "real": redact,
        "drop": lambda text, strict=False: Redacted(text, ()) if text in OPENERS else Redacted("[name]", ("PERSON",)),
        "identity": lambda text, strict=False: Redacted(text, ()),
    }

    def replaced(text: str, strict: bool = False) -> Redacted:
        if (folder / "redactor").exists():
            raise ValueError(text)
        return kinds[kind](text, strict)  # type: ignore[no-any-return]

    for name in REDACT_HERE:
        importlib.import_module(name).redact = replaced  # type: ignore[attr-defined]


def put_faults(folder: Path) -> None:
    from actions.answer import AnswerTopic
    from actions.clarify import Clarify
    from actions.feedback_form import ValidateFeedbackForm
    from bot.web.chat import Chat

    for part, method in ((AnswerTopic, "run"), (Clarify, "run"), (ValidateFeedbackForm, "run")):
        _failing(part, method, folder / "action", lambda given: given[2].latest_message["text"])
    _failing(Chat, "answer", folder / "handler", lambda given: repr(given[2]))
    _failing(Chat, "answer", folder / "killed", lambda given: os.kill(os.getpid(), 9))


def _failing(part: Any, method: str, switch: Path, words: Callable[[Any], object]) -> None:
    really = getattr(part, method)

    @wraps(really)
    async def run_async(*given: Any) -> Any:
        if switch.exists():
            raise RuntimeError(words(given))
        return await really(*given)

    @wraps(really)
    def run(*given: Any) -> Any:
        if switch.exists():
            raise RuntimeError(words(given))
        return really(*given)

    setattr(part, method, run_async if inspect.iscoroutinefunction(really) else run)


def plant() -> None:
    """Where a search must find it: else the search is void."""
    sys.stdout.write(CONTROL + "\n")
    logging.getLogger("bot.planted").debug(CONTROL)
    (Path(tempfile.gettempdir()) / "planted").write_text(CONTROL, encoding="utf-8")


def main(what: str, kind: str, folder: Path) -> None:
    quiet(logging.DEBUG)
    plant()
    put_redactor(kind, folder)
    put_faults(folder)
    if what == "serve":
        from bot import serve

        serve.main()
    else:
        from bot import say

        asyncio.run(say._main())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
