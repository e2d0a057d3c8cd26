"""What a pattern found in a message, and how the patterns are run over it."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

Question = Literal["future", "impossible", "too_long_ago", "unclear", "ambiguous", "weekday_mismatch", "several"]


@dataclass(frozen=True, slots=True)
class Find:
    """One date, or one phrase that ought to have been a date.

    `window` is the span of days a rough phrase allows; a date elsewhere in the message must fit it.
    A `vague` find gives way to a real date ("in March, the 12 March"); any other problem does not.
    """

    day: dt.date | None = None
    why: Question | None = None
    window: tuple[dt.date, dt.date] | None = None
    vague: bool = False
    year_assumed: bool = False

    @property
    def approximate(self) -> bool:
        return self.day is not None and self.window is not None


def about(day: dt.date, slack: int) -> Find:
    """A day the parent only remembers roughly, give or take `slack` days."""
    spare = dt.timedelta(days=slack)
    return Find(day=day, window=(day - spare, day + spare))


def vague(why: Question = "ambiguous", window: tuple[dt.date, dt.date] | None = None) -> Find:
    return Find(why=why, window=window, vague=True)


def problem(why: Question) -> Find:
    return Find(why=why)


Handler = Callable[[re.Match[str], dt.date], Find | None]
Form = tuple[re.Pattern[str], Handler]

_ABOUT_SLACK = 3
_ABOUT_BEFORE = re.compile(
    r"\b(?:about|around|roughly|approx\w*|circa|maybe|perhaps|possibly|probably|nearly|almost|think|believe|"
    r"reckon|guess|not sure|unsure)[\s,.]*(?:(?:it|that)(?:\s+was|'s|\s+is|\s+might have been)\s+)?"
    r"(?:on\s+)?(?:the\s+)?$"
)
_ABOUT_AFTER = re.compile(r"^\s*-?\s*(?:ish\b|or so\b|or thereabouts|approx|give or take|i (?:think|believe|guess))")
# "before 12 March" and "w/c 12 March" name a day that is not the day wanted.
_BESIDE = re.compile(
    r"\b(?:before|after|by|until|till|up to|than|not|wasn't|isn't|over|at least|under|within|half|"
    r"(?:\d{1,3}|an?) (?:day|week|month|year) (?:of|from)|"
    r"week (?:of|commencing|beginning|starting|ending)|w/c)\s+(?:on\s+)?(?:the\s+)?$"
)
_CONTEXT = 60


def scan(text: str, today: dt.date, forms: Iterable[Form]) -> list[Find]:
    """Run the patterns in order. Each takes its words out, so no later pattern reads them again."""
    finds: list[Find] = []
    for pattern, handler in forms:
        text = pattern.sub(partial(_take, handler=handler, today=today, finds=finds), text)
    return finds


def _take(found: re.Match[str], *, handler: Handler, today: dt.date, finds: list[Find]) -> str:
    try:
        find = handler(found, today)
        if find is None:
            return found[0]
        finds.append(_in_context(find, found))
    except (ValueError, OverflowError):
        finds.append(problem("impossible"))  # off the end of the calendar: "about 1/1/0001"
    return " ; "


def _in_context(find: Find, found: re.Match[str]) -> Find:
    """Soften a date by the words beside it: "about 12 March", "some time before last Friday"."""
    if find.day is None:
        return find
    before = found.string[max(0, found.start() - _CONTEXT) : found.start()]
    after = found.string[found.end() :][:_CONTEXT]
    if _BESIDE.search(before):
        return vague()
    if not find.approximate and (_ABOUT_BEFORE.search(before) or _ABOUT_AFTER.search(after)):
        return replace(about(find.day, _ABOUT_SLACK), year_assumed=find.year_assumed)
    return find
