"""The reviewed word list of danger (data/crisis.yml), read by every message before anything is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import UntrainedComponent
from bot.nlu.decision import Danger
from bot.nlu.short_replies import plain

DANGER = "danger"
# "My son", "skip": too little for the classifier to speak of danger; the word list still may.
FEWEST_WORDS = 3
WORD_LIST = Path(__file__).resolve().parents[2] / "data" / "crisis.yml"


@dataclass(frozen=True)
class WordList:
    """Patterns over plain lower-case text. `harmless` words are taken out before the others are looked for."""

    harmless: re.Pattern[str]
    plain: re.Pattern[str]
    possible: re.Pattern[str]

    def danger(self, text: str) -> Danger:
        text, sayings = self.harmless.subn(" ", plain(text))
        fragment = len(text.split()) < FEWEST_WORDS
        if self.plain.search(text):
            return Danger.plain
        if self.possible.search(text):
            return Danger.possible
        return Danger.harmless if sayings or fragment else Danger.none


def _any_of(lines: str) -> re.Pattern[str]:
    """One pattern a line; a line that begins with # is a note."""
    patterns = [line.strip() for line in lines.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


@cache
def word_list(path: Path = WORD_LIST) -> WordList:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return WordList(*(_any_of(data[name]) for name in ("harmless", "plain", "possible")))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class CrisisGate(UntrainedComponent):
    @classmethod
    def of(cls, config: dict[str, Any]) -> Self:
        word_list()  # a missing or broken list stops the start, not the first parent
        return cls()

    def read(self, message: Message) -> None:
        message.set(DANGER, word_list().danger(message.get(TEXT) or "").name)
