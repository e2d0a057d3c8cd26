"""The tables of the record. What is not a column is not kept; every column says what, why and how long.

Never here: name of a family, school, diagnosis, age in years, ward, day of a record, conversation id, address.
"""

from feedback.models.audit import AuditAnchor, AuditDetail, AuditEntry
from feedback.models.base import Base
from feedback.models.kind import RecordKind
from feedback.models.need import UnmetNeed
from feedback.models.people import Person, StaffSession
from feedback.models.question import Question
from feedback.models.reply import Reply, ReplyNeed, ReplyTopic
from feedback.models.review import NeedTag, Note, Review
from feedback.models.tally import TopicCount

__all__ = [
    "AuditAnchor",
    "AuditDetail",
    "AuditEntry",
    "Base",
    "NeedTag",
    "Note",
    "Person",
    "Question",
    "RecordKind",
    "Reply",
    "ReplyNeed",
    "ReplyTopic",
    "Review",
    "StaffSession",
    "TopicCount",
    "UnmetNeed",
]
