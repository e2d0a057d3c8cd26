"""The record of unmet needs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "unmet_need",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("form_key", sa.String(64), nullable=False, unique=True),
        sa.Column("receipt_key", sa.String(64), nullable=True, unique=True),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("category", sa.String(3), nullable=False),
        sa.Column("sub", sa.String(20)),
        sa.Column("second_category", sa.String(3)),
        sa.Column("area_of_need", sa.String(4)),
        sa.Column("stage", sa.String(12)),
        sa.Column("age_band", sa.String(5)),
        sa.Column("area", sa.String(9)),
        sa.Column("words", sa.Text),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("unmet_need")
