"""A date as it is said to a parent."""

from __future__ import annotations

from datetime import date


def spoken(day: date) -> str:
    """Monday 22 February 2027"""
    return f"{day:%A} {day.day} {day:%B %Y}"
