""" "Personal data left in": a record is hidden from everybody at once, mended, and shown again."""

from __future__ import annotations

from starlette.responses import Response

from feedback.models import UnmetNeed
from feedback.reviews import mark_quarantined, mark_words, record_read
from staff.record import known
from staff.visit import Visit

LONGEST = 500


def hide(visit: Visit) -> Response:
    """Hidden first. Then the redactor of today reads it again: the record may be older than what it knows now."""
    need = known(visit)
    actor, now = visit.person.id, visit.time
    mark_quarantined(visit.engine, need.id, True, actor=actor, now=now)
    if need.words:
        mark_words(visit.engine, need.id, need.words, actor=actor, now=now)
    return visit.go(f"/records/{need.id}/words", "hidden")


def show_words(visit: Visit) -> Response:
    return _page(visit, known(visit), {})


def take_words(visit: Visit) -> Response:
    need, words = known(visit), visit.fields.one("words")
    if len(words) > LONGEST:
        return _page(visit, need, {"words": "words_long"})
    actor, now = visit.person.id, visit.time
    if words != (need.words or ""):
        mark_words(visit.engine, need.id, words or None, actor=actor, now=now)
    mark_quarantined(visit.engine, need.id, False, actor=actor, now=now)
    return visit.go(f"/records/{need.id}", "shown_again")


def _page(visit: Visit, need: UnmetNeed, problems: dict[str, str]) -> Response:
    record_read(visit.engine, [need.id], actor=visit.person.id, now=visit.time)
    typed = visit.fields.one("words") if problems else need.words or ""
    return visit.render("record_words.html", 422 if problems else 200, problems=problems, need=need, typed=typed)
