"""The index that lists of records are read from."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index("ix_unmet_need_newest", "unmet_need", ["month", "id"])


def downgrade() -> None:
    op.drop_index("ix_unmet_need_newest", "unmet_need")
