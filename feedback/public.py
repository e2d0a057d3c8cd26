"""What a parent may see and do with a receipt code, and what anybody may read of the council's replies."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from feedback.database import reading
from feedback.local import local as the_local
from feedback.models import Reply, ReplyNeed, UnmetNeed
from feedback.outbox import WaitingNeed, fetch_waiting
from feedback.periods import today_in_london
from feedback.receipts import key_of, read_code
from feedback.replies import fetch_replies, fetch_replies_to_topic
from feedback.reviews import NEW, PUBLISHED
from feedback.sealing import CannotReadError
from feedback.tries import Tries
from feedback.withdrawals import withdraw

log = logging.getLogger(__name__)
Outcome = Literal["found", "unknown", "not_a_code", "too_many"]


@dataclass(frozen=True)
class PublishedReply:
    id: str
    title: str
    you_said: str
    we_did: str
    published_on: date
    category: str | None
    topics: tuple[str, ...]


@dataclass(frozen=True)
class ReceiptView:
    """Everything but the outcome is empty unless that is `found`. `reason`: the code of why there is no action."""

    outcome: Outcome
    state: str | None = None
    month: str = ""
    category: str = ""
    reason: str | None = None
    replies: tuple[PublishedReply, ...] = ()


class PublicRecord:
    """`caller` is whatever tells one caller from another, such as an address; it is kept nowhere."""

    def __init__(
        self,
        engine: Engine,
        secret: bytes,
        local: Engine | None = None,
        tries: Tries | None = None,
        today: Callable[[], date] = today_in_london,
    ) -> None:
        self._engine, self._secret, self._local = engine, secret, local or the_local()
        self._tries, self._today = tries or Tries(secret), today

    def receipt(self, code: str, caller: str) -> ReceiptView:
        known = read_code(code)
        if known is None:
            return ReceiptView("not_a_code")
        if not self._tries.take(caller):
            return ReceiptView("too_many")
        view = self._view(key_of(known, self._secret))
        if view.outcome == "found":
            self._tries.give_back(caller)
        return view

    def withdraw(self, code: str, caller: str) -> bool:
        """False when there is no such need, or this caller has to wait: `receipt` says which."""
        known = read_code(code)
        if known is None or not self._tries.take(caller):
            return False
        done = withdraw(self._engine, self._local, self._secret, known, self._today())
        if done:
            self._tries.give_back(caller)
        return done

    def published(self) -> list[PublishedReply]:
        """Newest first."""
        return _shown(fetch_replies(self._engine, PUBLISHED))

    def published_for(self, topic: str) -> list[PublishedReply]:
        return _shown(fetch_replies_to_topic(self._engine, topic))

    def _view(self, key: str) -> ReceiptView:
        """The same questions are put to the database whether the code is right or wrong, so that both take as long."""
        waiting = self._waiting(key)
        with reading(self._engine) as session:
            need = session.scalar(select(UnmetNeed).where(UnmetNeed.receipt_key == key))
            found = select(Reply).join(ReplyNeed).where(Reply.state == PUBLISHED)
            mine = found.where(ReplyNeed.need_id == (need.id if need else "")).order_by(Reply.published_on.desc())
            replies = tuple(_shown(session.scalars(mine).all()))
        if need is not None:
            return ReceiptView("found", need.review.state, need.month, need.category, need.review.reason, replies)
        # Safe on this machine, and in the record before long: to its parent that is the same.
        return ReceiptView("found", NEW, waiting.month, waiting.need.category) if waiting else ReceiptView("unknown")

    def _waiting(self, key: str) -> WaitingNeed | None:
        """An outbox that fails must not hide what is in the record."""
        try:
            return fetch_waiting(self._local, key)
        except (SQLAlchemyError, CannotReadError) as error:
            log.error("the outbox could not be searched for a receipt", exc_info=error)
            return None


def _shown(replies: Iterable[Reply]) -> list[PublishedReply]:
    return [
        PublishedReply(row.id, row.title, row.you_said, row.we_did, row.published_on, row.category, tuple(row.topics))
        for row in replies
        if row.published_on is not None
    ]
