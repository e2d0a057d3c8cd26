"""The door: what is done to a parent's words before anything else sees them.

Cut of control characters, refused when too long, cleaned of personal detail, and never in Rasa's own `/intent`
syntax. Fails closed: if the redactor fails, the words go no further.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.nlu.crisis_gate import word_list
from bot.nlu.decision import Danger
from privacy.redact import redact

log = logging.getLogger(__name__)
MOST_CHARACTERS = 1000
# Rasa takes a text that begins with a slash for a command, whatever blank of Unicode stands before it.
COMMAND = re.compile(r"^[/\s]+")
MOST_CHARACTERS_FOR_DANGER = 20_000


class Refusal(StrEnum):
    """Why a message goes no further; the words for each are in data/words/conversation.yml."""

    empty = "utter_empty"
    too_long = "utter_too_long"
    not_redacted = "utter_sorry"


@dataclass(frozen=True)
class Entered:
    text: str = ""
    taken_out: tuple[str, ...] = ()
    refusal: Refusal | None = None
    danger: bool = False  # looked for in a refused message only; others are read by the pipeline


def at_the_door(raw: str) -> Entered:
    text = "".join(c if c in "\n\t" or unicodedata.category(c)[0] != "C" else " " for c in raw).strip()
    text = COMMAND.sub("", text)
    if not text:
        return Entered(refusal=Refusal.empty)
    if len(text) > MOST_CHARACTERS:
        return Entered(refusal=Refusal.too_long, danger=_danger(text))
    try:
        clean = redact(text)
    except Exception as error:
        log.error("the redactor failed", exc_info=error)
        return Entered(refusal=Refusal.not_redacted, danger=_danger(text))
    words = COMMAND.sub("", clean.text)
    return Entered(words, clean.kinds) if words else Entered(refusal=Refusal.empty)


def _danger(text: str) -> bool:
    return word_list().danger(text[:MOST_CHARACTERS_FOR_DANGER]) is Danger.plain
