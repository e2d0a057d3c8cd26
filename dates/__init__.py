"""The dates of an EHC needs assessment in England: reading them, and working out the time limits.

Pure functions only. Nothing here asks the clock (except `today_in_london`), reads a file or
speaks to a parent: results carry keys, and the words for each key belong to the caller.
"""

from dates.deadlines import (
    Deadline,
    Refusal,
    appeal_deadline,
    draft_comments_deadline,
    mediation_contact_deadline,
    overdue,
    request_deadlines,
)
from dates.notes import appeal_notes
from dates.reading import Reading, read_date, today_in_london

__all__ = [
    "Deadline",
    "Reading",
    "Refusal",
    "appeal_deadline",
    "appeal_notes",
    "draft_comments_deadline",
    "mediation_contact_deadline",
    "overdue",
    "read_date",
    "request_deadlines",
    "today_in_london",
]
