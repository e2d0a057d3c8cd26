"""Dates named by the day: today, yesterday, last Friday, on Tuesday, Friday last week."""

import datetime as dt
import re

from dates.ago_forms import latest
from dates.finds import Find, Form, Handler, problem, vague

_WEEK = 7
_WEEKDAY = r"W(?P<w>\d)"


def _last(found: re.Match[str], today: dt.date) -> Find:
    """Read "last Friday", which is never today: on a Friday it is the one seven days back."""
    return Find(day=latest(int(found["w"]), today - dt.timedelta(days=1)))


def _before_last(found: re.Match[str], today: dt.date) -> Find:
    return Find(day=latest(int(found["w"]), today - dt.timedelta(days=1 + _WEEK)))


def _in_last_week(found: re.Match[str], today: dt.date) -> Find:
    """Read "Friday last week": some people's week starts on Sunday. Sure only if both weeks agree."""
    weekday = int(found["w"])
    monday = today - dt.timedelta(days=today.weekday() + _WEEK)
    sunday = today - dt.timedelta(days=(today.weekday() + 1) % _WEEK + _WEEK)
    from_monday = monday + dt.timedelta(days=weekday)
    from_sunday = sunday + dt.timedelta(days=(weekday + 1) % _WEEK)
    return Find(day=from_monday) if from_monday == from_sunday else problem("ambiguous")


def _in_this_week(found: re.Match[str], today: dt.date) -> Find:
    return Find(day=today + dt.timedelta(days=int(found["w"]) - today.weekday()))


def _weekday(found: re.Match[str], today: dt.date) -> Find:
    return Find(day=latest(int(found["w"]), today))


def _named_and_day(found: re.Match[str], today: dt.date) -> Find | None:
    """Read "yesterday (the 24th)": the number must be yesterday's."""
    named = today - dt.timedelta(days=found["named"] == "yesterday")
    return Find(day=named) if named.day == int(found["d"]) else problem("several")


def _day(shift: int) -> Handler:
    return lambda _found, today: Find(day=today + dt.timedelta(days=shift))


def _ask(_found: re.Match[str], _today: dt.date) -> Find:
    return problem("ambiguous")


def _to_come(_found: re.Match[str], _today: dt.date) -> Find:
    return vague("future")


def _form(pattern: str, handler: Handler) -> Form:
    return re.compile(pattern), handler


# Tried before every other pattern: days that are not what they seem. "Good Friday", "every Monday",
# "the first Monday in May", and a number that must agree with "yesterday".
FIRST_FORMS: tuple[Form, ...] = (
    _form(r"\b(?:good|black|cyber|easter|ash|shrove|pancake|palm|maundy|mothering|holiday) W\d", _ask),
    _form(r"\b(?:every|each|most|some|one|any) W\d", lambda _found, _today: vague()),
    _form(r"(?:\d{1,2}th |\blast )?W\d (?:of|in) (?:the |this |last )?(?:M\d\d|month|term|year|holiday)", _ask),
    _form(
        r"\b(?P<named>today|yesterday)[\s,(]*(?:the )?(?P<d>\d{1,2})th\b(?!\s?(?:of |/)?M?\d)",
        _named_and_day,
    ),
)

FORMS: tuple[Form, ...] = (
    _form(r"\bday before yesterday\b", _day(-2)),
    _form(r"\bday after tomorrow\b", _day(2)),
    _form(r"\b(?:day|night|week|fortnight|month) (?:before|after)\b(?! last\b)", _ask),
    _form(rf"(?:\blast )?{_WEEKDAY},? (?:of |in )?last week\b", _in_last_week),
    _form(rf"\blast week,? (?:on )?{_WEEKDAY}", _in_last_week),
    _form(rf"{_WEEKDAY},? (?:of |in )?this week\b", _in_this_week),
    _form(rf"\bthis week,? (?:on )?{_WEEKDAY}", _in_this_week),
    _form(rf"{_WEEKDAY} before last\b", _before_last),
    _form(r"\b(?:next|coming|following|tomorrow) W\d|W\d coming\b", _to_come),
    _form(rf"\b(?:last|past|previous) {_WEEKDAY}", _last),
    _form(rf"{_WEEKDAY} (?:gone|just gone|past|last)\b", _last),
    _form(r"\blast night\b", _day(-1)),
    _form(r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b", _day(0)),
    _form(r"\byesterday\b", _day(-1)),
    _form(r"\btomorrow\b", _day(1)),
    _form(rf"{_WEEKDAY}(?!\d)", _weekday),
)
