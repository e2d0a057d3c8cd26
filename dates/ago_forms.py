"""Dates counted back from today: ten days ago, about three weeks ago, a week last Friday."""

import datetime as dt
import re

from dates.finds import Find, Form, Handler, about, problem, vague
from dates.months import add_months

_WEEK = 7
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12}
# How far a remembered "N weeks ago" may stray from a date given in the same message.
_SLACK = {"day": 1, "week": 7, "fortnight": 7, "month": 16, "year": 60}

_START = r"(?<![MW\d])(?<!\d[./\-])\b"
_NUMBER = rf"{_START}(?:\d{{1,3}}|an?)"
_COUNT = rf"{_START}(?P<n>\d{{1,3}}|an?)"
_UNIT = r"(?P<unit>day|week|fortnight|month|year)\b"
_WEEKS = r"(?P<unit>week|fortnight)\b"
_ANY_UNIT = r"(?:day|week|fortnight|month|year)\b"
_AGO = r" (?:ago|back)\b"
_WEEKDAY = r"W(?P<w>\d)"
_JOINED = r"(?:(?:past |come )?(?:on |from |this |last )|past |come )"


def latest(weekday: int, day: dt.date) -> dt.date:
    """The latest such weekday not after `day`."""
    return day - dt.timedelta(days=(day.weekday() - weekday) % _WEEK)


def _number(found: re.Match[str]) -> int:
    written = found.groupdict().get("n") or "a"
    return int(written) if written.isdecimal() else 1


def _back(day: dt.date, found: re.Match[str]) -> dt.date:
    number, unit = _number(found), found["unit"]
    if unit in _MONTHS_IN:
        return add_months(day, -number * _MONTHS_IN[unit])
    return day - dt.timedelta(days=number * _DAYS_IN[unit])


def _ago(found: re.Match[str], today: dt.date) -> Find:
    """Days are counted on the fingers; weeks and months are remembered, so those are approximate."""
    day = _back(today, found)
    return Find(day=day) if found["unit"] == "day" else about(day, _SLACK[found["unit"]])


def _to_the_day(found: re.Match[str], today: dt.date) -> Find:
    yesterday = found.groupdict().get("start") == "yesterday"
    return Find(day=_back(today - dt.timedelta(days=yesterday), found))


def _weekday_weeks_ago(found: re.Match[str], today: dt.date) -> Find:
    """Read "Friday two weeks ago" by calendar weeks, or back from the latest Friday. Sure if they agree."""
    weekday, same_day = int(found["w"]), _back(today, found)
    by_week = same_day + dt.timedelta(days=weekday - same_day.weekday())
    by_day = latest(weekday, same_day)
    return Find(day=by_day) if by_week == by_day else problem("ambiguous")


def _and_last(found: re.Match[str], today: dt.date) -> Find:
    """Read "a week last Friday": a week before last Friday."""
    return Find(day=_back(latest(int(found["w"]), today - dt.timedelta(days=1)), found))


def _unsure(_found: re.Match[str], _today: dt.date) -> Find:
    return vague()


def _ask(_found: re.Match[str], _today: dt.date) -> Find:
    return problem("ambiguous")


def _form(pattern: str, handler: Handler) -> Form:
    return re.compile(pattern), handler


# Tried before the calendar patterns, which would read the "2" of "March, 2 weeks ago" as a day.
FORMS: tuple[Form, ...] = (
    # No number to count by: "a few weeks ago", "2 or 3 weeks ago", "a year and two months ago".
    _form(rf"\b(?:couple|few|several|some|many|loads|lots|number)(?: of)? {_ANY_UNIT}(?: or so)?{_AGO}", _unsure),
    _form(rf"{_NUMBER} {_ANY_UNIT},? (?:and )?{_NUMBER} {_ANY_UNIT}{_AGO}", _unsure),
    _form(
        rf"{_NUMBER}(?: {_ANY_UNIT})?(?:\s?[-/]\s?| (?:to|or|and) )"
        rf"(?:\d{{1,3}}|an? half|half|an?|so|more)(?: {_ANY_UNIT})?{_AGO}",
        _unsure,
    ),
    _form(rf"{_NUMBER} 1/2 {_ANY_UNIT}{_AGO}", _unsure),
    _form(rf"{_WEEKDAY}[\s,]*(?:about )?{_COUNT} {_WEEKS}{_AGO}", _weekday_weeks_ago),
    _form(rf"{_COUNT} {_WEEKS}{_AGO}[\s,]*(?:on )?{_WEEKDAY}", _weekday_weeks_ago),
    _form(rf"{_COUNT} {_UNIT}(?:{_AGO})? last {_WEEKDAY}", _and_last),
    _form(rf"{_COUNT} {_UNIT}{_AGO},? (?:to the day|(?P<start>today|yesterday)|exactly)\b", _to_the_day),
    _form(rf"\bexactly {_COUNT} {_UNIT}{_AGO}", _to_the_day),
    _form(rf"{_COUNT} {_UNIT}{_AGO}", _ago),
    _form(rf"^{_UNIT}{_AGO}", _ago),
    # "A week on Friday" and "Friday week" are to come; "a week yesterday" may be either.
    _form(rf"{_NUMBER} {_ANY_UNIT} {_JOINED}?(?:W\d|today|yesterday|tomorrow)\b", _ask),
    _form(rf"(?<!last )(?<!this )\b(?:week|fortnight|month) {_JOINED}W\d", _ask),
    _form(r"(?:W\d|\btoday|\btomorrow|\byesterday) (?:week|fortnight)\b", _ask),
)
