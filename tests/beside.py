"""A second assistant beside the loaded one: the same model, its own memory. Each stands for a process of its own."""

from __future__ import annotations

import copy
from typing import Any

from bot.assistant import Assistant
from bot.conversation_locks import ConversationLocks
from bot.short_memory import LOCK_MARGIN_SECONDS
from bot.tracker_store import AllowListTrackerStore
from memory.locks import LocksOnRedis
from memory.on_redis import OnRedis
from memory.redis_clients import RedisClients

SECRET = b"a key for tests only, forty characters long"
HALF_AN_HOUR = 30 * 60


def beside(
    assistant: Any, tracker_store: Any, locks: ConversationLocks | None = None, seconds: float = 10
) -> Assistant:
    agent = _copied(assistant.agent)
    agent.processor = _copied(agent.processor)
    tracker_store.domain = agent.domain
    agent.tracker_store = agent.processor.tracker_store = tracker_store
    agent.lock_store = agent.processor.lock_store = locks or ConversationLocks()
    return Assistant(agent)


def _copied(original: Any) -> Any:
    """Without methods that a test has put on the original and pytest has put back: those would act on the original."""
    copied = copy.copy(original)
    for name, value in list(vars(copied).items()):
        if getattr(value, "__self__", None) is original:
            delattr(copied, name)
    return copied


def on_redis(assistant: Any, clients: RedisClients, idle: float = HALF_AN_HOUR) -> Assistant:
    store = AllowListTrackerStore(None, kept_in=OnRedis(clients, SECRET, "conversation", idle))
    return beside(assistant, store, ConversationLocks(LocksOnRedis(clients, SECRET, 10 + LOCK_MARGIN_SECONDS)))
