"""A thousand parents press send in one moment, as the assistant takes it: each has a code, and each code a row."""

from __future__ import annotations

import asyncio

from sqlalchemy import Engine

from feedback.outbox import count_waiting, deliver
from feedback.receipts import key_of
from feedback.sending import Sent, send_need
from feedback.store import Need, count_needs, fetch_needs
from tests.feedback.conftest import SECRET, TODAY

PARENTS = 1_000


async def all_at_once(record: Engine, beside: Engine) -> list[Sent]:
    def send(number: int) -> Sent:
        need = Need("U02", words=f"words {number}")
        return send_need(record, beside, SECRET, form_id=str(number), need=need, today=TODAY)

    return await asyncio.gather(*(asyncio.to_thread(send, number) for number in range(PARENTS)))


def test_a_thousand_at_once_are_a_thousand_rows(database: Engine, beside: Engine) -> None:
    sent = asyncio.run(all_at_once(database, beside))
    while count_waiting(beside):  # a machine that is busy with something else may be too slow for some
        deliver(beside, database)
    assert count_needs(database) == PARENTS
    rows = fetch_needs(database, limit=PARENTS)
    assert {row.receipt_key for row in rows} == {key_of(each.code, SECRET) for each in sent}
    assert {row.words for row in rows} == {f"words {number}" for number in range(PARENTS)}
    assert not any(each.already for each in sent)
