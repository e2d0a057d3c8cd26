"""Working days as the SEND Tribunal counts them.

Rule 1(3) of the Tribunal Procedure (First-tier Tribunal) (Health, Education and Social Care Chamber)
Rules 2008 leaves out Saturdays, Sundays, Christmas Day, Good Friday and bank holidays under
section 1 of the Banking and Financial Dealings Act 1971. England's bank holidays are used: the
Tribunal sits here, and counting Scotland's (such as 2 January) could only make a date later.
"""

import datetime as dt
from functools import lru_cache

import holidays

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[dt.date]:
    """England's bank holidays, with Good Friday, Christmas Day and every substitute day.

    A one-off holiday proclaimed after the installed `holidays` release is not known here. Missing
    one can only make a Tribunal date earlier, never later, so the fault falls on the safe side.
    """
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    """True unless the day is a weekend day or one of England's bank holidays."""
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def first_working_day_after(day: dt.date) -> dt.date:
    """The first working day later than `day`, even where `day` is itself a working day."""
    later = day + ONE_DAY
    while not is_working_day(later):
        later += ONE_DAY
    return later


def working_day_on_or_before(day: dt.date) -> dt.date:
    """`day` if it is a working day, otherwise the last one before it."""
    while not is_working_day(day):
        day -= ONE_DAY
    return day
