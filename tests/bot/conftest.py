"""Rasa is imported here, once and without its warnings, so that the tests of this folder can import what needs it."""

from __future__ import annotations

import warnings

from bot.quiet import quiet

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    quiet(hook=False)
    import bot.assistant
    import bot.nlu.decide  # noqa: F401
