"""On Redis, shared by many processes: as in process, its values sealed. MemoryGoneError when it is not there."""

from __future__ import annotations

from memory.keys import Keys
from memory.redis_clients import RedisClients, telling


class OnRedis:
    """See `memory.shelf.Shelf`."""

    def __init__(self, clients: RedisClients, secret: bytes, purpose: str, seconds: float) -> None:
        self._clients, self._keys, self._purpose = clients, Keys(secret, purpose), purpose
        self._milliseconds = int(seconds * 1000)

    def get(self, raw_id: str) -> str | None:
        name = self._keys.name(raw_id)
        with telling():
            sealed = self._clients.client.get(self._key(name))
        return None if sealed is None else self._keys.open(name, sealed)

    def put(self, raw_id: str, text: str) -> None:
        name = self._keys.name(raw_id)
        with telling():
            self._clients.client.set(self._key(name), self._keys.seal(name, text), px=self._milliseconds)

    def remove(self, raw_id: str) -> None:
        with telling():
            self._clients.client.delete(self._key(self._keys.name(raw_id)))

    async def fetch(self, raw_id: str) -> str | None:
        found: str | None = await self._clients.started(self.get, raw_id)
        return found

    async def keep(self, raw_id: str, text: str) -> None:
        await self._clients.started(self.put, raw_id, text)

    def _key(self, name: str) -> str:
        return f"send:{self._purpose}:{name}"
