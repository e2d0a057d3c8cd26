"""What of the record the parents' pages may see: a parent's own row by its code, and what the council has published.

bot/serve.py hands over what keeps to this (feedback/public.py); the bot itself does not know the record.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

Outcome = Literal["found", "not_a_code", "unknown", "too_many"]


class PublishedReply(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def you_said(self) -> str: ...
    @property
    def we_did(self) -> str: ...
    @property
    def category(self) -> str | None:
        """A code of data/needs.yml."""
        ...

    @property
    def published_on(self) -> date: ...


class ReceiptView(Protocol):
    """Everything but the outcome is empty unless it is `found`.

    not_a_code: a letter is wrong. unknown: a right code, of a record that is gone or never was. too_many: this caller
    has tried too many wrong ones for now.
    """

    @property
    def outcome(self) -> Outcome: ...
    @property
    def state(self) -> str | None:
        """A state of feedback/reviews.py."""
        ...

    @property
    def month(self) -> str:
        """Such as 2026-11."""
        ...

    @property
    def category(self) -> str: ...
    @property
    def replies(self) -> Sequence[PublishedReply]:
        """The published ones only."""
        ...


class PublicRecord(Protocol):
    """`caller`: who asks, as a hash (callers.py), so that guessing can be limited."""

    def receipt(self, code: str, caller: str) -> ReceiptView: ...
    def withdraw(self, code: str, caller: str) -> bool:
        """Removes the record for good; False when there is none (any more) or after too many wrong codes."""
        ...

    def published(self) -> Sequence[PublishedReply]:
        """Newest first."""
        ...

    def published_for(self, topic: str) -> Sequence[PublishedReply]:
        """Those that belong to a topic, newest first."""
        ...
