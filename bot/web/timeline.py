"""The days that follow from one date, in order, and where each stands in the picture.

Every date comes from dates/, as in the chat's guide; nothing is worked out here but places on a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from dates import (
    Deadline,
    Refusal,
    appeal_deadline,
    appeal_notes,
    draft_comments_deadline,
    mediation_contact_deadline,
    request_deadlines,
)

Stage = Literal["waiting", "refused", "draft"]
STAGES: tuple[Stage, ...] = ("waiting", "refused", "draft")
FIRST_DAY: dict[Stage, str] = {"waiting": "asked", "refused": "letter", "draft": "arrived"}
# In the picture: the least between two days, so that their words have room, and the most.
LEAST, MOST, A_DAY = 62, 130, 1.0
TOP = 26


@dataclass(frozen=True)
class Day:
    key: str
    date: date
    limit: Deadline | None = None


@dataclass(frozen=True)
class Timeline:
    stage: Stage
    start: date
    certificate: date | None
    days: list[Day]
    today: date
    notes: tuple[str, ...] = ()

    @property
    def limits(self) -> list[Deadline]:
        return [day.limit for day in self.days if day.limit]

    @property
    def places(self) -> list[int]:
        """How far down each day stands: further apart the longer it is to the next, within reason."""
        found = [TOP]
        for before, after in pairwise(self.days):
            apart = (after.date - before.date).days * A_DAY
            found.append(found[-1] + round(min(MOST, max(LEAST, apart))))
        return found

    @property
    def place_of_today(self) -> int | None:
        """Where today stands between two days, clear of the words of both; nowhere if it is one of them or outside."""
        for (before, above), (after, below) in pairwise(zip(self.days, self.places, strict=True)):
            if before.date < self.today < after.date:
                passed = (self.today - before.date) / (after.date - before.date)
                return round(min(below - 14, max(above + 34, above + (below - above) * passed)))
        return None


def timeline(stage: Stage, start: date, certificate: date | None, today: date) -> Timeline | Refusal:
    if stage == "waiting":
        return _sorted(stage, start, list(request_deadlines(start)), today)
    if stage == "draft":
        return _sorted(stage, start, [draft_comments_deadline(start)], today)
    mediation = mediation_contact_deadline(start, today)
    appeal = appeal_deadline(start, today, certificate)
    if isinstance(mediation, Refusal):
        return mediation
    if isinstance(appeal, Refusal):
        return appeal
    # With a certificate the adviser has been spoken to.
    limits = [mediation, appeal] if certificate is None else [appeal]
    made = _sorted(stage, start, limits, today, certificate)
    return Timeline(stage, start, certificate, made.days, today, appeal_notes(mediation, appeal, certificate, today))


def _shown(limit: Deadline, today: date) -> date:
    """As the guide says it: for the adviser, who may not answer at a weekend, a day to work to; else the last day."""
    return (limit.plan_for(today) or limit.date) if limit.key == "mediation_contact" else limit.date


def _sorted(
    stage: Stage, start: date, limits: list[Deadline], today: date, certificate: date | None = None
) -> Timeline:
    days = [Day(FIRST_DAY[stage], start), *(Day(limit.key, _shown(limit, today), limit) for limit in limits)]
    if certificate is not None:
        days.append(Day("certificate", certificate))
    return Timeline(stage, start, certificate, sorted(days, key=lambda day: day.date), today)
