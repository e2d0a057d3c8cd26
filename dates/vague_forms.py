"""Phrases that place a day in a stretch of time: last week, in March, beginning of May, last year.

They never give a date. They turn "no date found" into a better question, and they guard a date
given elsewhere in the message: "in March, I mean 5 January" is two different times.
"""

import datetime as dt
import re

from dates.finds import Find, Form, Handler, Question, vague
from dates.months import add_months, latest_month, whole_month, whole_year

_FORTNIGHT = dt.timedelta(days=14)
_WEEK = dt.timedelta(days=7)
_YEARS_LOOKED_BACK = 3

_AROUND = (
    r"in|of|during|since|around|about|early|late|mid|last|this|beginning|start|middle|end|it was|sometime|"
    r"some time"
)


def _last_period(found: re.Match[str], today: dt.date) -> Find:
    unit = found["unit"]
    if unit == "week":
        return vague(window=(today - _FORTNIGHT, today - dt.timedelta(days=1)))
    if unit == "month":
        month = add_months(today, -1)
        return vague(window=whole_month(month.year, month.month))
    return vague(window=whole_year(today.year - 1))


def _this_period(found: re.Match[str], today: dt.date) -> Find:
    unit = found["unit"]
    if unit == "week":
        return vague(window=(today - _WEEK, today + _WEEK))
    return vague(window=whole_month(today.year, today.month) if unit == "month" else whole_year(today.year))


def _month(found: re.Match[str], today: dt.date) -> Find:
    month, year = int(found["m"]), found["y"]
    window = whole_month(int(year), month) if year else latest_month(month, today)
    return vague(window=window)


def _bare_year(found: re.Match[str], today: dt.date) -> Find | None:
    """Only a recent year: "the 2014 Act" says nothing about the letter."""
    year = int(found[0])
    return vague(window=whole_year(year)) if 0 <= today.year - year <= _YEARS_LOOKED_BACK else None


def _no_window(why: Question) -> Handler:
    return lambda _found, _today: vague(why)


def _form(pattern: str, handler: Handler) -> Form:
    return re.compile(pattern), handler


FORMS: tuple[Form, ...] = (
    _form(r"\b(?:week|month|year) before last\b", _no_window("ambiguous")),
    _form(r"\bnext (?:week|month|year|term)\b", _no_window("future")),
    _form(r"\bin (?:\d{1,3}|an?) (?:day|week|fortnight|month)\b", _no_window("future")),
    _form(r"(?:\d|\ban?) (?:day|week|fortnight|month) (?:time|from now)\b", _no_window("future")),
    _form(r"\blast (?P<unit>week|month|year)\b", _last_period),
    _form(r"\bthis (?P<unit>week|month|year)\b", _this_period),
    _form(rf"\b(?:{_AROUND})[\s-](?:of )?(?:the )?M(?P<m>\d\d)(?:[\s,]+(?P<y>20\d\d))?", _month),
    _form(r"(?:^|\s)M(?P<m>\d\d)[\s,]+(?P<y>20\d\d)", _month),
    _form(r"^(?:the )?M(?P<m>\d\d)(?P<y>)$", _month),
    _form(r"(?<![\d/.\-£])20\d\d(?![\d/\-])", _bare_year),
    _form(r"^\d{1,2}\s?[.\-]\s?\d{1,2}$", _no_window("ambiguous")),
)
