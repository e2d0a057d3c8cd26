"""400 invented needs over 18 months, in the shapes that real ones come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from content.codes import FIELDS, labels
from content.needs import needs
from feedback.invented import Invented
from feedback.periods import month_before
from feedback.reviews import ACTED_ON, NEEDS_ACTION, NEW, NO_ACTION, SEEN, WITH_SERVICE
from feedback.store import Need
from privacy.redact import redact

MANY, MONTHS = 400, 18
SETTLED = (ACTED_ON, ACTED_ON, WITH_SERVICE, NEEDS_ACTION, NO_ACTION)
UNDER_WAY = (SEEN, NEEDS_ACTION, WITH_SERVICE)


def invented(about: Mapping[str, Any], today: date, chance: Random, many: int = MANY) -> Iterator[Invented]:
    for _ in range(many):
        back = int(MONTHS * chance.random() ** 1.2)  # somewhat more of late
        shares = {code: _share(about, code, back) for code in about["shares"]}
        category = chance.choices(list(shares), list(shares.values()))[0]
        yield Invented(month_before(today, back), _need(category, chance), **_state(back, chance))


def _share(about: Mapping[str, Any], code: str, back: int) -> float:
    late = 1 - back / MONTHS
    change = late if code in about["grows"] else 1 - late if code in about["shrinks"] else 0.5
    return float(about["shares"][code] * (0.5 + change))


def _need(category: str, chance: Random) -> Need:
    kind = needs()[category]
    said: dict[str, Any] = {field: chance.choice([None, *labels(field), *labels(field)]) for field in FIELDS}
    words = redact(chance.choice(kind.examples), strict=True).text if chance.random() < 0.7 else None
    second = chance.choice(list(needs())) if chance.random() < 0.2 else None
    return Need(
        category,
        sub=chance.choice([None, *kind.sub]) if kind.sub else None,
        second_category=second if second != category else None,
        words=words,
        channel=chance.choices(("web", "whatsapp"), (9, 1))[0],
        **said,
    )


def _state(back: int, chance: Random) -> dict[str, Any]:
    if back == 0:
        return {"state": NEW}
    state = chance.choice(SETTLED if back > 3 else UNDER_WAY if back > 1 else (NEW, NEW, *UNDER_WAY))
    return {"state": state, "reason": "not_ours" if state == NO_ACTION else None}
