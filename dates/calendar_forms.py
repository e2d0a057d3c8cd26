"""Dates written from the calendar: 12 March, March 12th, 12/3/26, 2026-03-12, the 12th of last month."""

import datetime as dt
import re

from dates.finds import Find, Form, Handler, Question, problem
from dates.months import add_months, latest_year_of, whole_month

# "Year 5" and "section 36" are not days of the month, but "last year 9 October" has one.
_NOT_NUMBERED = r"(?:(?<!year )|(?<=this year )|(?<=last year ))(?<!class )(?<!section )(?<!aged )(?<!age )(?<!page )"
_START = rf"(?<![MW\d])(?<!\d[/.\-])(?<![£#$]){_NOT_NUMBERED}"
_END = r"(?!\d|[/.\-]\d)"
_WEEKDAY = r"(?:W(?P<w>\d)[\s,.]*(?:the |on )?)?"
_WEEKDAY_AFTER = r"(?:[\s,(]*(?:a |which was a )?W(?P<w2>\d)\)?)?"
_DAY = r"(?P<d>\d{1,2})(?P<th>th)?(?!\d)"
_MONTH = r"M(?P<m>\d\d)"
_JOIN = r"(?:\s?[,/\-]\s?|\s?\.|\s*of (?:the )?|\s*)"
_SLASH = r"\s?[/.\-]\s?"
_UNIT = r"(?:day|week|month|year|fortnight|hour|hr|minute|min|term|mile|page|people|kid|child|children|time)s?\b"
# Two digits after "12 March" are a year unless they begin a time, a length of time or another date.
_NOT_A_YEAR = rf"(?!\d)(?!\s?(?:th\b|[:/]\s?\d|\.\d|[ap]\.?m\b|o'?clock|noon|(?:of )?M\d|{_UNIT}))"
_WHICH_YEAR = r"(?:of )?(?P<which>this|last) year"
_DIGITS = r"(?P<y>'?(?:\d{2,4}|[1-9]\d{4}))"
_YEAR = rf"(?:(?:\s?[,/\-(]\s?|\s?\.|\s*of |\s+)(?:{_DIGITS}{_NOT_A_YEAR}|{_WHICH_YEAR}))?"
# After "March 12" with no "th", a word such as "letters" would show that 12 was a count, not a day.
_NOT_A_COUNT = (
    r"(?:(?<=th)|(?<=\d\d\d\d)|(?=\s?(?:$|[^\w\s]|\d|(?:at|on|from|by|to|i|we|and|or|when|which|was|is|it|but|"
    r"for|this|last|the)\b)))"
)
_ANOTHER = r"(?:\s?[,/&\-]\s?|\s*(?:and|or|to|until|till) (?:the )?|(?<=\s))"
_A_DAY = r"\d{1,2}(?:th)?(?!\d)\s?"


def _resolve(day: int, month: int, year: int | None, weekdays: tuple[int, ...], today: dt.date) -> Find:
    """The date, in British order, or why it cannot be one."""
    if month > 12 and 1 <= day <= 12 and month <= 31:
        return problem("ambiguous")  # it could only be read the American way, month first
    chosen = latest_year_of(day, month, today) if year is None else year
    try:
        exact = dt.date(chosen, month, day)
    except ValueError:
        return problem("impossible")
    if any(weekday != exact.weekday() for weekday in weekdays):
        return problem("weekday_mismatch")
    return Find(day=exact, year_assumed=year is None)


def _year(found: re.Match[str], today: dt.date) -> int | None:
    groups = found.groupdict()
    if groups.get("which"):
        return today.year - (groups["which"] == "last")
    written = (groups.get("y") or "").lstrip("'")
    if not written:
        return None
    if len(written) > 2:
        return int(written)
    # "12/3/85" is a parent's own birthday, not a letter of 2085.
    return int(written) + (2000 if int(written) <= today.year % 100 + 10 else 1900)


def _weekdays(found: re.Match[str]) -> tuple[int, ...]:
    groups = found.groupdict()
    return tuple(int(groups[name]) for name in ("w", "w2") if groups.get(name))


def _written(found: re.Match[str], today: dt.date) -> Find | None:
    year = _year(found, today)
    if year is not None and (100 <= year <= 999 or year > 9999):
        return problem("unclear")  # "12 March 202": a digit was lost or doubled, and which one matters
    return _resolve(int(found["d"]), int(found["m"]), year, _weekdays(found), today)


def _month_first(found: re.Match[str], today: dt.date) -> Find | None:
    bare = not found["th"] and not found["y"] and not found["which"]
    if bare and int(found["d"]) in (today.year % 100, today.year % 100 - 1):
        return problem("ambiguous")  # "March 26" in 2026 may be the day or the year
    return _written(found, today)


def _no_year(found: re.Match[str], today: dt.date) -> Find | None:
    day, month = int(found["d"]), int(found["m"])
    if day > 12 and month == day + 1:
        return None  # a school year: "25/26"
    if "24/7" in found[0] and found[0] != found.string:
        return None  # "support 24/7"; but "24/7" as the whole answer, or "24/07", is 24 July
    return _resolve(day, month, _year(found, today), _weekdays(found), today)


def _of_month(found: re.Match[str], today: dt.date) -> Find | None:
    month = add_months(today, -1 if found["which_month"] == "last" else 0)
    return _resolve(int(found["d"]), month.month, month.year, _weekdays(found), today)


def _weekday_and_day(found: re.Match[str], today: dt.date) -> Find | None:
    """Read "Monday the 12th": sure only if the latest 12th was a Monday, so that two facts agree."""
    day = int(found["d"])
    month = today if day <= today.day else add_months(today, -1)
    first, last = whole_month(month.year, month.month)
    if 1 <= day <= last.day and first.replace(day=day).weekday() == int(found["w"]):
        return Find(day=first.replace(day=day))
    return problem("ambiguous")


def _ask(why: Question) -> Handler:
    return lambda _found, _today: problem(why)


def _form(pattern: str, handler: Handler) -> Form:
    return re.compile(pattern), handler


# In order: what would be misread by a later pattern comes first.
FORMS: tuple[Form, ...] = (
    _form(rf"\bbetween (?:the )?(?:W\d )?{_A_DAY}", _ask("ambiguous")),
    _form(rf"{_START}{_A_DAY}{_ANOTHER}{_A_DAY}(?:of )?M\d\d", _ask("several")),
    _form(rf"{_START}{_A_DAY}(?:, |of )?M\d\d (?:the )?\d{{1,2}}th", _ask("several")),
    _form(rf"M\d\d (?:the )?{_A_DAY}(?:(?:and|or|to|&) |-\s?)(?:the )?{_A_DAY}(?!{_UNIT})", _ask("several")),
    _form(rf"{_START}(?:of )?M\d\d,? (?:or|and|to) (?:the )?{_A_DAY}", _ask("several")),
    _form(r"M\d\d(?:\s?/\s?| (?:or|to) )M\d\d", _ask("ambiguous")),
    _form(rf"{_START}(?P<y>(?:19|20)\d\d){_JOIN}{_MONTH}{_JOIN}{_DAY}", _written),
    _form(rf"{_WEEKDAY}{_START}(?P<y>\d{{4}}){_SLASH}(?P<m>\d{{1,2}}){_SLASH}{_DAY}{_END}", _written),
    _form(rf"{_WEEKDAY}{_START}{_DAY}{_JOIN}{_MONTH}{_YEAR}{_WEEKDAY_AFTER}", _written),
    _form(
        rf"{_WEEKDAY}{_MONTH}[\s,.\-]*(?:the )?{_START}{_DAY}{_YEAR}{_NOT_A_COUNT}{_WEEKDAY_AFTER}",
        _month_first,
    ),
    _form(
        rf"{_WEEKDAY}{_START}{_DAY}{_SLASH}(?P<m>\d{{1,2}}){_SLASH}(?P<y>'?(?:\d{{4}}|\d\d)){_END}{_WEEKDAY_AFTER}",
        _written,
    ),
    _form(rf"{_WEEKDAY}{_START}{_DAY} (?P<m>\d{{1,2}}) (?P<y>20\d\d){_END}", _written),
    _form(
        rf"{_WEEKDAY}{_START}{_DAY}\s?/\s?(?P<m>\d{{1,2}}){_END}(?!\s[/.\-]\s?\d)(?! ?(?:an? )?{_UNIT})"
        rf"(?: {_WHICH_YEAR}| (?P<y>20\d\d)\b|(?! of\b)){_WEEKDAY_AFTER}",
        _no_year,
    ),
    _form(rf"{_WEEKDAY}{_START}{_DAY}\s?(?:of |in )?(?P<which_month>this|last) month", _of_month),
    _form(rf"(?P<which_month>this|last) month,? (?:on )?the {_DAY}", _of_month),
    _form(rf"W(?P<w>\d)[\s,.]*(?:the )?{_START}(?P<d>\d{{1,2}})th", _weekday_and_day),
    _form(rf"W\d[\s,]*{_START}\d{{1,2}}{_NOT_A_YEAR}", _ask("ambiguous")),
    _form(r"(?:^|\b(?:the|on|dated) )\d{1,2}th\b", _ask("ambiguous")),
)
