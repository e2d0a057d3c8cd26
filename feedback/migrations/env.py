"""Runs the migrations on the database that feedback.database.migrate names."""

from alembic import context

from feedback.database import make_engine
from feedback.models import Base

engine = make_engine(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
