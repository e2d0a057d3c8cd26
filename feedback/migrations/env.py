"""Runs the migrations on the database that feedback.database.migrate names; two processes at once take turns."""

from alembic import context

from feedback.database import make_engine
from feedback.models import Base
from feedback.sqlite import WRITES, empty_wal

ONE_AT_A_TIME = 7_201_101

engine = make_engine(context.config.attributes["url"], create=True)
with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})")
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
empty_wal(engine)  # words that a migration sealed are not left there in plain
engine.dispose()
