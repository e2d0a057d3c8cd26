"""Read the date a parent means, or say what has to be asked.

Never an exception and never a silent guess: anything that could be read two ways is a question.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from dates import ago_forms, calendar_forms, day_forms, vague_forms
from dates.finds import Find, Question, scan
from dates.months import add_months
from dates.words import plain_words

_FORMS = (
    *day_forms.FIRST_FORMS,
    *ago_forms.FORMS,
    *calendar_forms.FORMS,
    *day_forms.FORMS,
    *vague_forms.FORMS,
)
# A longer message is a pasted letter, not an answer: too many dates in it to choose one.
_LONGEST = 2000
_OLDEST_MONTHS = 36
_YEARISH = dt.timedelta(days=300)


@dataclass(frozen=True, slots=True)
class Reading:
    """Either a `day`, or the `question` that must be asked before there is one.

    `approximate`: the parent remembered rather than read it ("about two weeks ago").
    `year_assumed`: no year was given, so the latest such day was taken. Say the year back to them.
    """

    day: dt.date | None = None
    question: Question | None = None
    approximate: bool = False
    year_assumed: bool = False


def today_in_london() -> dt.date:
    """Today's date where the parent is: at 23:30 UTC on 30 June it is already 1 July in London."""
    return dt.datetime.now(ZoneInfo("Europe/London")).date()


def read_date(text: str, today: dt.date) -> Reading:
    """The one date in the message, in British order, never later than today nor over three years old."""
    if len(text) > _LONGEST:
        return Reading(question="unclear")
    plain_today = dt.date(today.year, today.month, today.day)  # a datetime cannot be compared with a date
    return _judge(scan(plain_words(text), plain_today, _FORMS), plain_today)


def _judge(finds: Sequence[Find], today: dt.date) -> Reading:
    dated = [find for find in finds if find.day is not None]
    problems = {find.why for find in finds if find.why and not find.vague}
    if problems:
        return Reading(question="several" if dated or len(problems) > 1 else problems.pop())
    # A day read off the letter settles it; a remembered one only has to agree.
    best = [find for find in dated if not find.approximate] or dated
    if not best:
        return Reading(question=_vague_question(finds))
    day = best[0].day
    if day is None or any(find.day != day for find in best):
        return Reading(question="several")
    assumed = all(find.year_assumed for find in best)
    if not all(_fits(find, day, assumed) for find in finds):
        return Reading(question="several")
    return _in_range(Reading(day, approximate=best[0].approximate, year_assumed=assumed), today)


def _fits(find: Find, day: dt.date, assumed: bool) -> bool:
    """Whether a rough phrase allows the day. A year named elsewhere matters only if ours was assumed."""
    if find.window is None:
        return True
    first, last = find.window
    return first <= day <= last or (find.vague and last - first > _YEARISH and not assumed)


def _vague_question(finds: Sequence[Find]) -> Question:
    reasons = {find.why for find in finds}
    if "ambiguous" in reasons:
        return "ambiguous"
    return "future" if "future" in reasons else "unclear"


def _in_range(reading: Reading, today: dt.date) -> Reading:
    day = reading.day
    if day is not None and day > today:
        return Reading(question="future")
    if day is not None and day < add_months(today, -_OLDEST_MONTHS):
        return Reading(question="too_long_ago")
    return reading
