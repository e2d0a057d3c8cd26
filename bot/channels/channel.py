"""The interface of a messaging channel. A new one is a module in providers/ with a subclass of Channel, and a test.

An address (a telephone number, an account) is in an Incoming and nowhere else: it is never printed, and it goes when
the reply has left.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:  # the interface is read at every start; what it takes to serve channels, only when one is on
    import httpx
    from starlette.datastructures import Headers

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class NotTakenError(Exception):
    """A request that is not taken. Carries a status and nothing of the request."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class SendLaterError(Exception):
    """A reply that cannot be sent now, as when a token could not be had."""


@dataclass(frozen=True)
class Incoming:
    """One message of a parent, or one tap."""

    message_id: str
    # What the record calls the channel: sms, whatsapp, messenger, telegram, teams.
    kind: str
    # The parent as the provider names them; only a keyed hash of it leaves this object.
    sender: str = field(repr=False)
    # What the provider needs for the way back.
    reply_to: Mapping[str, str] = field(repr=False)
    text: str = field(default="", repr=False)
    choice: str | None = None
    # A picture, a voice message, a place: what we cannot read.
    unreadable: bool = False
    # The parent opened the chat and has said nothing yet.
    opened: bool = False
    # By the provider's clock, in seconds; None where it does not say.
    sent_at: float | None = None


@dataclass(frozen=True)
class Choice:
    title: str
    id: str


@dataclass(frozen=True)
class Outgoing:
    """One message as the channel sends it: within its limits, and with what can be tapped."""

    text: str = field(repr=False)
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Limits:
    characters: int
    # How many choices can be tapped under one message; 0: they are numbered, and the parent types a number.
    taps: int = 0
    # The longest title of something to tap; longer ones are written out in the text and tapped by number.
    title: int = 0
    # Whether choices stay under older messages, or only the newest message can have any.
    under_every_message: bool = False
    # Every character costs: no law, no title, few neighbouring topics, plain punctuation.
    costly: bool = False


@dataclass(frozen=True)
class Call:
    """One POST to the provider's API."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    json: Any = field(default=None, repr=False)
    form: Mapping[str, str] | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Around:
    """What a channel gets besides its own settings."""

    site_address: str
    client: httpx.AsyncClient


class Channel(ABC):
    # The last part of its address, the module's name, and (in capitals) how its settings begin.
    name: ClassVar[str]
    required: ClassVar[tuple[str, ...]]
    optional: ClassVar[Mapping[str, str]] = {}
    content_type: ClassVar[str] = JSON
    # What the provider is told at once. It is never the reply.
    received: ClassVar[tuple[int, str, str]] = (200, "", "text/plain")

    @abstractmethod
    def __init__(self, settings: Mapping[str, str], around: Around) -> None: ...

    @abstractmethod
    async def verify(self, headers: Headers, raw: bytes) -> None:
        """NotTakenError unless the provider itself sent this."""

    @abstractmethod
    def read(self, raw: bytes) -> list[Incoming]:
        """What parents said in a verified request; whatever else a provider sends is passed over."""

    @abstractmethod
    def limits(self, kind: str) -> Limits: ...

    @abstractmethod
    async def call(self, incoming: Incoming, outgoing: Outgoing) -> Call:
        """How to say this to whoever sent that. SendLaterError when it cannot be said now."""

    def before_reply(self, incoming: Incoming) -> Call | None:
        """A call that must come before the reply, tried once."""
        return None

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """The answer to a provider that asks by GET whether this address is ours; None: it is not."""
        return None

    def may_try_again(self, response: httpx.Response) -> bool:
        """Besides what HTTP says: whether the provider calls this failure a passing one."""
        return False

    def refused_us(self) -> None:
        """The provider did not accept our credentials: forget those that were only cached."""
        return
