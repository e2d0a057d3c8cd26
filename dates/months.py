"""Calendar months, counted the way the courts count them."""

import calendar
import datetime as dt

MONTHS_IN_A_YEAR = 12


def add_months(start: dt.date, months: int) -> dt.date:
    """The corresponding date `months` later (or earlier, if negative).

    Dodds v Walker [1981] 1 WLR 1027: a period of months after an event leaves out the day of the
    event and ends on the day of the same number; where the last month is too short to have that
    day, it ends on the last day of that month. A month is never "30 days".
    """
    years, month = divmod(start.month - 1 + months, MONTHS_IN_A_YEAR)
    year, month = start.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, min(start.day, last))


def whole_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def whole_year(year: int) -> tuple[dt.date, dt.date]:
    """The first and last day of a year."""
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def latest_month(month: int, today: dt.date) -> tuple[dt.date, dt.date]:
    """The latest month of that number which has begun by today."""
    return whole_month(today.year if month <= today.month else today.year - 1, month)


def latest_year_of(day: int, month: int, today: dt.date) -> int:
    """The year a parent means by a day and month alone: the latest such day not after today."""
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1
