"""Reads the whole audit and names every row that is not as it was written: `python -m feedback.verify`.

It prints the head of the chain. Written down elsewhere and given back, `python -m feedback.verify 17:ab12…`, it also
shows that the chain still contains it, which no one can arrange who rewrites the chain from its start.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from feedback.audit import FIRST, digest_of, hash_of
from feedback.database import engine, reading
from feedback.models import AuditAnchor, AuditDetail, AuditEntry
from feedback.settings import SettingsError

AT_ONCE = 1_000


@dataclass(frozen=True)
class Verified:
    entries: int
    head: str
    faults: tuple[str, ...]


def verify(database: Engine, noted: str | None = None) -> Verified:
    """`noted`: a head printed before, `seq:hash`."""
    with reading(database) as session:
        anchor = session.scalar(select(AuditAnchor).order_by(AuditAnchor.seq.desc()).limit(1))
        seq, prev = (anchor.seq, anchor.hash) if anchor else (0, FIRST)
        known, entries = {f"{seq}:{prev}"}, 0
        faults: list[str] = []
        for entry, detail in _rows(session):
            faults += _faults(entry, detail, seq, prev)
            seq, prev, entries = entry.seq, entry.hash, entries + 1
            known.add(f"{seq}:{prev}")
    if noted is not None and noted not in known:
        faults.append(f"the noted head {noted[:20]} is not in the chain")
    return Verified(entries, f"{seq}:{prev}", tuple(faults))


def _rows(session: Session) -> Iterator[tuple[AuditEntry, AuditDetail | None]]:
    rows = select(AuditEntry, AuditDetail).outerjoin(AuditDetail).order_by(AuditEntry.seq)
    for row in session.execute(rows.execution_options(yield_per=AT_ONCE)):
        yield row[0], row[1]


def _faults(entry: AuditEntry, detail: AuditDetail | None, seq: int, prev: str) -> Iterator[str]:
    if entry.seq != seq + 1:
        yield f"audit {entry.seq}: {entry.seq - seq - 1} before it are missing"
    if entry.prev != prev or hash_of(entry) != entry.hash:
        yield f"audit {entry.seq}: changed, or the one before it was"
    if detail is not None and digest_of(detail.salt, detail.detail) != entry.detail_digest:
        yield f"audit_detail {entry.seq}: changed"


def main() -> None:
    try:
        result = verify(engine(), sys.argv[1] if len(sys.argv) > 1 else None)
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    print(f"{result.entries} entries. Head: {result.head}")
    if result.faults:
        raise SystemExit("\n".join(result.faults))
    print("Nothing was changed.")


if __name__ == "__main__":
    main()
