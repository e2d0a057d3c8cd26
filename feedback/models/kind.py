"""What this record is: a real one, or a demonstration whose rows are invented. One row, in a demonstration only."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from feedback.models.base import Base, column


class RecordKind(Base):
    __tablename__ = "record_kind"

    kind: Mapped[str] = column(
        String(10), primary_key=True, what="demo", why="invented rows are never taken for real ones", keep="kind"
    )
