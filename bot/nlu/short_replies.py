"""Short replies ("yes", "stop", "skip"): an intent only when the whole message is one of its examples.

A learnt classifier took "it is fine" for `stop` and threw feedback away; an exact list cannot.
"""

from __future__ import annotations

import json
import re
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import Component

INTENTS = ("affirm", "deny", "skip", "stop", "start_again", "ask_for_more", "use_receipt")
SHORT_REPLY = "short_reply"


def plain(text: str) -> str:
    """Lower case, curly quotes made straight, edges and repeated blanks gone: what two typings have in common."""
    text = text.casefold().replace("’", "'")
    return re.sub(r"\s+", " ", re.sub(r"[^\w' ]+", " ", text)).strip()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ShortReplies(Component):
    def __init__(self, storage: ModelStorage, resource: Resource, replies: dict[str, str]) -> None:
        self._storage, self._resource, self._replies = storage, resource, replies

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ShortReplies:
        return cls(model_storage, resource, {})

    def train(self, training_data: TrainingData) -> Resource:
        self._replies = {
            plain(example.get(TEXT)): example.get(INTENT)
            for example in training_data.intent_examples
            if example.get(INTENT) in INTENTS
        }
        with self._storage.write_to(self._resource) as folder:
            (folder / "replies.json").write_text(json.dumps(self._replies), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ShortReplies:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, json.loads((folder / "replies.json").read_text(encoding="utf-8")))

    def read(self, message: Message) -> None:
        message.set(SHORT_REPLY, self._replies.get(plain(message.get(TEXT) or "")))
