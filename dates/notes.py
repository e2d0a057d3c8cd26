"""What a careful adviser would add to the two dates after a refusal. Keys only: the words belong to the caller."""

import datetime as dt
from typing import Literal

from dates.deadlines import Deadline
from dates.rules import Extension

NoteKey = Literal["two_months", "mediation_past", "certificate", "letter_later", "weekend", "appeal_past"] | Extension


def appeal_notes(
    mediation: Deadline, appeal: Deadline, certificate: dt.date | None, today: dt.date
) -> tuple[NoteKey, ...]:
    keys: list[NoteKey] = []
    if certificate is None:
        keys.append("two_months")
        if mediation.is_past(today):
            keys.append("mediation_past")
    else:
        keys.append("certificate" if appeal.key == "appeal_from_certificate" else "letter_later")
    if appeal.extension and not appeal.is_past(today):
        keys.append(appeal.extension)
    if appeal.next_working_day and not appeal.is_out_of_time(today):
        keys.append("weekend")
    if appeal.is_out_of_time(today):
        keys.append("appeal_past")
    return tuple(keys)
