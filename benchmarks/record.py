"""Speed of the record: many parents sending at once, and a change of key. `python -m benchmarks.record [DATABASE_URL]`

Without an address: an SQLite file in a folder of its own. With one: that database must be empty; it is filled.
"""

from __future__ import annotations

import asyncio
import base64
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

PARENTS = 1_000
ROWS = 10_000
TODAY = date(2026, 11, 25)


def new_key(name: str) -> str:
    return f"{name}:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def send_at_once(record: Engine, local: Engine) -> str:
    from feedback.outbox import count_waiting, deliver
    from feedback.sending import send_need
    from feedback.store import Need, count_needs

    took = []

    def send(number: int) -> str:
        need = Need("U02", area="SS9", words="We rang for weeks and nobody called back. " * 4)
        return send_need(record, local, b"secret", form_id=str(number), need=need, today=TODAY).code

    async def parent(number: int) -> str:
        begun = time.monotonic()
        code = await asyncio.to_thread(send, number)  # as actions/send_feedback.py does
        took.append(time.monotonic() - begun)
        return code

    async def all_at_once() -> set[str]:
        return set(await asyncio.gather(*map(parent, range(PARENTS))))

    codes = asyncio.run(all_at_once())
    waited = count_waiting(local)
    while count_waiting(local):
        deliver(local, record)
    took.sort()
    return (
        f"{PARENTS} at once: {len(codes)} codes, {count_needs(record)} rows, {waited} of them by way of the outbox; "
        f"half within {took[len(took) // 2]:.1f} s, all within {took[-1]:.1f} s"
    )


def change_key(record: Engine) -> str:
    from feedback.database import writing
    from feedback.rotate import rotate
    from feedback.sealing import keyring
    from feedback.store import Need, add_need

    with writing(record) as session:
        for number in range(ROWS):
            need = Need("U02", words=f"We rang for weeks and nobody called back. {number}")
            add_need(session, secrets.token_hex(16), None, "2026-11", need)
    os.environ["RECORD_KEYS"] = f"{new_key('new')},{os.environ['RECORD_KEYS']}"
    keyring.cache_clear()
    begun = time.monotonic()
    done = rotate(record)
    return f"{done.sealed_anew} values sealed anew in {time.monotonic() - begun:.1f} s, {done.unreadable} unreadable"


def main() -> None:
    os.environ["RECORD_KEYS"] = new_key("old")
    os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(48))
    from feedback.database import make_engine, migrate
    from feedback.local import open_local

    with tempfile.TemporaryDirectory() as folder:
        url = sys.argv[1] if len(sys.argv) > 1 else f"sqlite:///{folder}/record.db"
        migrate(url)
        record, local = make_engine(url), open_local(Path(folder) / "outbox.db")
        parts: tuple[Callable[[], str], ...] = (lambda: send_at_once(record, local), lambda: change_key(record))
        for part in parts:
            print(f"{record.dialect.name}: {part()}", flush=True)
        record.dispose()


if __name__ == "__main__":
    main()
