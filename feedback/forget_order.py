"""On PostgreSQL the place of a row in its file, and the number of the transaction that wrote it, tell in which order
rows came. Once a night each table that a parent's act fills is written anew, in the order of its random keys, by
one transaction; what was deleted leaves the file with that. SQLite's tables have no such order.
"""

from __future__ import annotations

from sqlalchemy import Engine, Table, text

from feedback.models import Base

SECONDS = 600


def tables_without_order() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if not table.dialect_options["sqlite"]["with_rowid"]]


def forget_order(database: Engine) -> None:
    if database.dialect.name != "postgresql":
        return
    for table in tables_without_order():
        key = next(iter(table.primary_key.columns)).name
        with database.begin() as connection:
            connection.execute(text(f"SET LOCAL statement_timeout = '{SECONDS}s'"))
            connection.execute(text(f'LOCK TABLE "{table.name}" IN ACCESS EXCLUSIVE MODE'))
            # Every row becomes a new one of this transaction; then the file is written in the order of the key.
            connection.execute(text(f'UPDATE "{table.name}" SET "{key}" = "{key}"'))  # noqa: S608
            connection.execute(text(f'CLUSTER "{table.name}" USING "{table.name}_pkey"'))
