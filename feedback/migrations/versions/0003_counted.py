"""Indexes that tables of counts are read from; the recommendation of a reply; the mark of a demonstration."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

COUNTED = ["month", "category", "area", "stage", "age_band", "area_of_need", "sub"]


def upgrade() -> None:
    op.create_index("ix_unmet_need_counted", "unmet_need", COUNTED)
    op.create_index("ix_review_quarantined", "review", ["quarantined"])
    op.add_column("reply", sa.Column("recommendation", sa.String(20)))
    op.create_table("record_kind", sa.Column("kind", sa.String(10), primary_key=True))


def downgrade() -> None:
    op.drop_table("record_kind")
    op.drop_column("reply", "recommendation")
    op.drop_index("ix_review_quarantined", "review")
    op.drop_index("ix_unmet_need_counted", "unmet_need")
