"""The patterns in the order in which they name what they find: where two meet, the earlier says what it is."""

from __future__ import annotations

from privacy.message import Layer
from privacy.patterns import (
    addresses,
    ages,
    banks,
    births,
    dates,
    emails,
    handles,
    health_numbers,
    insurance_numbers,
    links,
    numbers,
    phones,
    plates,
    postcodes,
    receipts,
    references,
    spoken_numbers,
)

PATTERNS: tuple[Layer, ...] = (
    emails.find,
    links.find,
    receipts.find,
    births.find,
    insurance_numbers.find,
    banks.find,
    dates.find,
    references.find,
    health_numbers.find,
    phones.find,
    spoken_numbers.find,
    postcodes.find,
    plates.find,
    numbers.find,
    handles.find,
    addresses.find,
    ages.find,
)
