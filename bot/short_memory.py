"""What the assistant remembers between two messages, opened as the settings say: in this process, or on Redis."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant import Assistant, load_agent
from bot.conversation_locks import ConversationLocks
from bot.settings import Settings
from bot.tracker_store import AllowListTrackerStore
from bot.web import replies
from bot.web.replies import Replies
from memory.locks import Locks, LocksInProcess, LocksOnRedis
from memory.redis_clients import RedisClients
from memory.settings import clients_of
from memory.shelf import shelf

# A lock outlasts the longest turn by this, so that only the lock of a dead process ever ends by itself.
LOCK_MARGIN_SECONDS = 5


@dataclass(frozen=True)
class ShortMemory:
    tracker_store: AllowListTrackerStore
    locks: Locks
    replies: Replies
    redis: RedisClients | None

    def be_worker(self, worker: str) -> None:
        """Under which name this process takes locks, so that they can be freed when it is seen to die."""
        if isinstance(self.locks, LocksOnRedis) and worker:
            self.locks.worker = worker

    def seen_dead(self, worker: str) -> None:
        if isinstance(self.locks, LocksOnRedis):
            self.locks.report_dead(worker)


def open_memory(settings: Settings) -> ShortMemory:
    redis, secret = clients_of(settings.redis_url) if settings.redis_url else None, settings.secret_key.encode()
    longest = settings.turn_seconds + LOCK_MARGIN_SECONDS
    locks = LocksInProcess() if redis is None else LocksOnRedis(redis, secret, longest)
    idle, most = settings.idle_minutes * 60, settings.most_conversations
    conversations = shelf("conversation", idle, redis, secret=secret, most=most)
    said = shelf("reply", replies.SECONDS, redis, secret=secret, most=replies.MOST)
    return ShortMemory(AllowListTrackerStore(None, kept_in=conversations), locks, Replies(said, locks), redis)


def open_assistant(settings: Settings, memory: ShortMemory) -> Assistant:
    agent = load_agent(tracker_store=memory.tracker_store, locks=ConversationLocks(memory.locks))
    return Assistant(agent, settings.turn_seconds)
