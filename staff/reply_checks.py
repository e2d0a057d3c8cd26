"""What a text must hold to before it may be published: no personal detail, no small number, nothing left to fill in."""

from __future__ import annotations

import re
from functools import cache

import yaml

from content.council import council
from feedback.replies import ReplyText
from privacy.redact import spans
from staff.words import FOLDER

TEXTS = ("title", "you_said", "we_did")
LONGEST_TITLE, LONGEST_TEXT = 120, 1500
# A day and a part of the city are no personal detail in the council's own words.
MAY_STAND = ("DATE", "AREA")
# Ways to reach the council that its own file of facts gives.
CONTACTS = ("PHONE", "EMAIL", "URL", "ADDRESS", "POSTCODE")
UNFILLED = re.compile(r"\[[^\]]*\]")


def problems_of(text: ReplyText) -> dict[str, str]:
    """Field to code of data/staff/problems.yml: what keeps it from being saved."""
    found: dict[str, str] = {}
    for field in TEXTS:
        written = getattr(text, field)
        if not written:
            found[field] = f"reply_{field}_missing"
        elif len(written) > (LONGEST_TITLE if field == "title" else LONGEST_TEXT):
            found[field] = "reply_title_long" if field == "title" else "reply_long"
        elif personal_in(written):
            found[field] = "reply_personal"
    return found


def problems_before_approval(text: ReplyText) -> dict[str, str]:
    found = problems_of(text)
    for field in TEXTS:
        written = getattr(text, field)
        if UNFILLED.search(written):
            found.setdefault(field, "reply_unfilled")
        elif _small_number().search(written):
            found.setdefault(field, "reply_small")
    if not text.category:
        found["category"] = "reply_category_missing"
    return found


def personal_in(written: str) -> list[str]:
    """The pieces that the redactor would take out, but for what is public."""
    plain = UNFILLED.sub(lambda found: " " * len(found[0]), written)
    found = ((written[start:end], kind) for start, end, kind in spans(plain) if kind not in MAY_STAND)
    return [piece for piece, kind in found if not (kind in CONTACTS and _is_public(piece))]


def _is_public(piece: str) -> bool:
    return any(piece.strip(" .,").casefold() in words.casefold() for words in council().words.values())


@cache
def _small_number() -> re.Pattern[str]:
    lists = yaml.safe_load((FOLDER / "reply_checks.yml").read_text(encoding="utf-8"))
    numbers, people = ("|".join(map(str, lists[name])) for name in ("small_numbers", "people"))
    return re.compile(rf"\b(?:{numbers})\s+(?:of\s+\w+\s+|\w+\s+)?(?:{people})\b", re.IGNORECASE)
