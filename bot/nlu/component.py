"""What Rasa wants of every component alike, written once, so that each of ours says only what it reads."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Self

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


class Component(GraphComponent):
    """Reads each message by itself, and leaves the training data as it is."""

    @abstractmethod
    def read(self, message: Message) -> None:
        """Sets on the message what this component finds in it."""

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self.read(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data


class UntrainedComponent(Component):
    """Keeps nothing in the model: config.yml is all that it is made from."""

    @classmethod
    def of(cls, config: dict[str, Any]) -> Self:
        return cls()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        return cls.of(config)
