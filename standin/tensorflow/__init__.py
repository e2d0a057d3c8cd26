"""Not TensorFlow: a stand-in that lets Rasa be imported without it (docs/adr/0002-no-tensorflow.md).

Rasa 3.6 imports TensorFlow, and the client libraries of every messaging service and store it knows, whether or not
anything uses them. Anything may be imported from here and subclassed or used as a decorator while modules load. The
first call from inside a function, that is the first real use, raises NotInstalledError with the way out.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import inspect
import os
import sys
import types
from collections.abc import Sequence
from typing import Any

# Rasa reports to two services abroad unless told otherwise. Its commands, its agent and its training import this
# module before they could, so this holds for `rasa shell` and the like too (tests/test_environment.py).
os.environ["RASA_TELEMETRY_ENABLED"] = "false"

ROOTS = (
    "tensorflow", "keras", "tensorflow_hub", "tensorflow_text",
    # Rasa's own connectors (none is used: most take unsigned messages) and stores (none is used: they keep words).
    "aiogram", "fbmessenger", "mattermostwrapper", "rocketchat_API", "slack_sdk", "twilio", "webexteamssdk",
    "aio_pika", "aiormq", "boto3", "botocore", "confluent_kafka", "kafka", "pymongo",
)  # fmt: skip
__version__ = "0.0.0+standin"


class NotInstalledError(RuntimeError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} needs TensorFlow or another package that this project does not install. Components such as "
            "DIETClassifier and TEDPolicy, and Rasa's own connectors and stores, cannot be used here; "
            "see docs/adr/0002-no-tensorflow.md."
        )


class _Names(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder


def _called_from_a_function() -> bool:
    """True when the caller of the placeholder runs inside a function, not in a module's or a class's body."""
    caller = sys._getframe(2)
    return bool(caller.f_code.co_flags & inspect.CO_OPTIMIZED)


class Placeholder(metaclass=_Names):
    """Any name of TensorFlow. Harmless while modules load; refuses when it is used."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if _called_from_a_function():
            raise NotInstalledError(type(self).__name__)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if _called_from_a_function():
            raise NotInstalledError("This component")
        return args[0] if len(args) == 1 and callable(args[0]) and not kwargs else Placeholder

    def __class_getitem__(cls, item: Any) -> Any:
        return cls


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] in ROOTS:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Module(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        module.__path__ = []


# Last in the line, so that real packages are found first.
sys.meta_path.append(_Finder())


def __getattr__(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return Placeholder
