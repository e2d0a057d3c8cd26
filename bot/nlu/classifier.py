"""The one classifier, over meaning, words and characters, with calibrated probabilities.

Two heads share the features: the topic of a message (`ask/<topic>`), and the category of unmet need (`need/<code>`)
that the feedback form suggests.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import Component
from bot.nlu.crisis_gate import DANGER
from bot.nlu.decision import Danger
from bot.nlu.features import Features, Letters, sentence_vectors
from bot.nlu.head import Head
from bot.nlu.segments import segments
from bot.nlu.vector_cache import cached_vectors
from bot.settings import ROOT

VECTORS = ROOT / "models" / "vectors.npz"
FEW = 3
HEADS = {"ask": "topics", "need": "needs"}
TOPICS, PARTS, NEEDS = "topic_ranking", "part_rankings", "need_ranking"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(Component):
    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"strictness": 0.5, "temperature": 0.5}

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        letters: Letters | None = None,
        heads: dict[str, Head] | None = None,
    ) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._letters, self._heads = letters, heads or {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(INTENT) in HEADS]
        texts = [e.get(TEXT) for e in examples]
        self._letters = Letters.fit(texts)
        features = Features(self._letters.vectors(texts), cached_vectors(texts, sentence_vectors, VECTORS))
        for intent, name in HEADS.items():
            rows = [i for i, e in enumerate(examples) if e.get(INTENT) == intent]
            labels = [examples[i].get(INTENT_RESPONSE_KEY).partition("/")[2] for i in rows]
            self._heads[name] = Head.fit(features.rows(rows), labels, self._config["strictness"])
        self._write()
        return self._resource

    def _write(self) -> None:
        assert self._letters is not None
        with self._storage.write_to(self._resource) as folder:
            self._letters.write(folder)
            for name, head in self._heads.items():
                head.write(folder, name)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """Raises when a file is missing: an assistant without its classifier must not start."""
        with model_storage.read_from(resource) as folder:
            heads = {name: Head.read(folder, name) for name in HEADS.values()}
            return cls(config, model_storage, resource, Letters.read(folder), heads)

    def read(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        if text and not text.startswith("/"):
            self._rank(message, text)

    def _rank(self, message: Message, text: str) -> None:
        assert self._letters is not None
        # Each part by itself too: a second question, or danger said in passing. A long story has a question or none,
        # and to read each sentence of it would double the time of the slowest turns.
        parts = segments(text)
        if len(parts) > FEW and message.get(DANGER) != Danger.possible.name:
            parts = []
        texts = [text, *parts]
        features = Features(self._letters.vectors(texts), sentence_vectors(texts))
        temperature = self._config["temperature"]
        whole, *rest = self._heads["topics"].rankings(features, temperature)
        message.set(TOPICS, whole)
        message.set(PARTS, rest)
        message.set(NEEDS, self._heads["needs"].rankings(features.rows([0]), temperature)[0])
