"""The time limits of an EHC needs assessment, worked out from the date that starts each one.

Every function is pure and every answer names its law. Where two dates could be given, the safe one
comes first: a parent who aims for `plan_for` is in time on any reading of the rules.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dates import rules
from dates.months import add_months
from dates.working_days import first_working_day_after, is_working_day, working_day_on_or_before

RefusalKey = Literal["letter_in_future", "certificate_in_future", "certificate_before_letter"]

_WEEKLY_LIMITS = ((rules.DECISION_TO_ASSESS, 6), (rules.NO_PLAN_DECISION, 16), (rules.FINAL_PLAN, 20))
_DRAFT_DAYS = 15
_LETTER_MONTHS = 2
_CERTIFICATE_MONTHS = 1
_AUGUST, _DECEMBER = 8, 12


@dataclass(frozen=True, slots=True)
class Deadline:
    """One limit. "Aim to have it in by `plan_for(today)`; the law's last day is `date`".

    `date` is the last day the law gives, after any August or Christmas extension.
    `safe_day` is the day to work to, never later than `date`.
    `next_working_day` is set only where r.12(2) would forgive a last day that is not a working
    day. It is a rescue for somebody already late, never a day to plan on.
    """

    key: rules.RuleKey
    date: dt.date
    law: str
    url: str
    safe_day: dt.date
    extension: rules.Extension | None = None
    next_working_day: dt.date | None = None

    def plan_for(self, today: dt.date) -> dt.date | None:
        """The earliest day still open to aim for, or None when the time has run out."""
        days = (self.safe_day, self.date, self.next_working_day)
        return next((day for day in days if day is not None and day >= today), None)

    def is_past(self, today: dt.date) -> bool:
        """True from the day after `date`. The last day itself still counts."""
        return today > self.date

    def is_out_of_time(self, today: dt.date) -> bool:
        """True once not even r.12(2) helps: an appeal now needs the Tribunal's permission."""
        return self.plan_for(today) is None

    def days_left(self, today: dt.date) -> int:
        """Days from today to `date`: 0 on the last day, below 0 once it is past."""
        return (self.date - today).days


@dataclass(frozen=True, slots=True)
class Refusal:
    """No date can be given, because the dates supplied cannot both be right."""

    key: RefusalKey


def request_deadlines(received: dt.date) -> tuple[Deadline, Deadline, Deadline]:
    """The council's 6, 16 and 20 week limits, all counted from the day it received the request.

    Calendar weeks: school holidays count, and nothing moves a last day that falls on a weekend.
    """
    six, sixteen, twenty = (_plain(rule, received + dt.timedelta(weeks=weeks)) for rule, weeks in _WEEKLY_LIMITS)
    return six, sixteen, twenty


def overdue(received: dt.date, today: dt.date) -> tuple[Deadline, ...]:
    """Those of the 6, 16 and 20 week limits that have passed by today, earliest first."""
    return tuple(limit for limit in request_deadlines(received) if limit.is_past(today))


def draft_comments_deadline(served: dt.date) -> Deadline:
    """The first day that can be the last for comments on a draft plan: the parent has at least this.

    Reg 13(1)(a) gives at least 15 days beginning with the day of service, so that day is day 1.
    """
    return _plain(rules.DRAFT_COMMENTS, served + dt.timedelta(days=_DRAFT_DAYS - 1))


def mediation_contact_deadline(letter_sent: dt.date, today: dt.date) -> Deadline | Refusal:
    """The last day to contact the mediation adviser: two months after the letter was sent.

    This limit is in the Regulations, so the Tribunal's rules about August, Christmas and
    non-working days do not stretch it. An adviser may not answer at a weekend: aim for a working day.
    """
    if letter_sent > today:
        return Refusal("letter_in_future")
    last = add_months(letter_sent, _LETTER_MONTHS)
    rule = rules.MEDIATION_CONTACT
    return Deadline(rule.key, last, rule.law, rule.url, safe_day=working_day_on_or_before(last))


def appeal_deadline(
    letter_sent: dt.date, today: dt.date, certificate_issued: dt.date | None = None
) -> Deadline | Refusal:
    """The last day for the Tribunal to receive an appeal: the later of the two limits in r.20(1)(c)."""
    if letter_sent > today:
        return Refusal("letter_in_future")
    from_letter = add_months(letter_sent, _LETTER_MONTHS)
    if certificate_issued is None:
        return _appeal(rules.APPEAL_FROM_LETTER, from_letter)
    if certificate_issued > today:
        return Refusal("certificate_in_future")
    if certificate_issued < letter_sent:
        return Refusal("certificate_before_letter")
    from_certificate = add_months(certificate_issued, _CERTIFICATE_MONTHS)
    if from_certificate > from_letter:
        return _appeal(rules.APPEAL_FROM_CERTIFICATE, from_certificate)
    return _appeal(rules.APPEAL_FROM_LETTER, from_letter)


def _plain(rule: rules.Rule, last: dt.date) -> Deadline:
    return Deadline(rule.key, last, rule.law, rule.url, safe_day=last)


def _appeal(rule: rules.Rule, computed: dt.date) -> Deadline:
    """Apply r.12 to the time for starting an appeal: (3)(a) moves the date, (2) only forgives it."""
    window = _closed_window(computed)
    if window is None:
        rescue = None if is_working_day(computed) else first_working_day_after(computed)
        return Deadline(rule.key, computed, rule.law, rule.url, computed, next_working_day=rescue)
    extension, window_ends = window
    extended = first_working_day_after(window_ends)
    law = rule.law + rules.EXTENSION_LAW
    return Deadline(rule.key, extended, law, rule.url, computed, extension)


def _closed_window(day: dt.date) -> tuple[rules.Extension, dt.date] | None:
    """The r.12(3)(a) window that the day falls in, with its last day. Both ends are inside."""
    if day.month == _AUGUST:
        return "august", dt.date(day.year, _AUGUST, 31)
    if day.month == _DECEMBER and day.day >= 25:
        return "christmas", dt.date(day.year + 1, 1, 1)
    if (day.month, day.day) == (1, 1):
        return "christmas", day
    return None
