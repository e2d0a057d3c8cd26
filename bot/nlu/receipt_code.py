"""A receipt code in a message: then the message is about that receipt, whatever else the classifier hears in it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.short_replies import SHORT_REPLY
from privacy.patterns.receipts import receipt_in

RECEIPT_CODE = "receipt_code"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ReceiptCode(GraphComponent):
    """Marks it as a short reply is marked: bot/nlu/decide.py gives way to danger only."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ReceiptCode:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if receipt_in(message.get(TEXT) or ""):
                message.set(SHORT_REPLY, RECEIPT_CODE)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
