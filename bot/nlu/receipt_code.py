"""A receipt code in a message: then the message is about that receipt, whatever else the classifier hears in it."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import UntrainedComponent
from bot.nlu.short_replies import SHORT_REPLY
from privacy.patterns.receipts import receipt_in

RECEIPT_CODE = "receipt_code"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ReceiptCode(UntrainedComponent):
    """Marks it as a short reply is marked: bot/nlu/decide.py gives way to danger only."""

    def read(self, message: Message) -> None:
        if receipt_in(message.get(TEXT) or ""):
            message.set(SHORT_REPLY, RECEIPT_CODE)
