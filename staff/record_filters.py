"""What the address of the Records page asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from content.codes import FIELDS, labels
from content.council import council
from feedback.people import fetch_people
from feedback.reviews import fetch_tags
from feedback.store import UNASSIGNED, NeedFilter
from staff.days import month_in_words
from staff.filters import Filter, Filters
from staff.tables import categories
from staff.visit import Visit
from staff.words import words

# In the address, where an empty value means "all".
NOBODY, ME, YES, NO = "nobody", "me", "yes", "no"
MONTHS = 36


def read_filters(visit: Visit) -> Filters:
    return Filters.read(visit.query, record_filters(visit))


def record_filters(visit: Visit) -> list[Filter]:
    """What is asked for most comes first; the page folds the others away."""
    text = words("records")
    return [
        Filter("state", text["state"], words("states")),
        Filter("category", text["category"], categories()),
        Filter("assignee", text["assignee"], {ME: text["me"], NOBODY: text["nobody"], **reviewers(visit)}),
        Filter("month", text["month"], _months(visit)),
        *(Filter(field, words("tables")[field], labels(field)) for field in FIELDS),
        Filter("service", text["service"], words("services")),
        Filter("recommendation", text["recommendation"], recommendations(visit)),
        Filter("tag", text["tag"], {tag: tag for tag in fetch_tags(visit.engine)}),
        Filter("hidden", text["hidden"], {YES: text["only_hidden"], NO: text["without_hidden"]}),
    ]


def asked_for(visit: Visit, filters: Filters) -> NeedFilter:
    asked: dict[str, Any] = {**filters.chosen}
    month, hidden, assignee = (asked.pop(name, None) for name in ("month", "hidden", "assignee"))
    people = {ME: visit.person.id, NOBODY: UNASSIGNED}
    return NeedFilter(
        **asked,
        from_month=month,
        to_month=month,
        quarantined={YES: True, NO: False}.get(hidden or ""),
        assignee_id=people.get(assignee, assignee) if assignee else None,
    )


def reviewers(visit: Visit) -> Mapping[str, str]:
    """Who may look after a record, by id."""
    return {
        person.id: person.name for person in fetch_people(visit.engine) if person.active and "reviewer" in person.roles
    }


def recommendations(visit: Visit) -> Mapping[str, str]:
    return council(visit.site.settings.council).recommendations


def _months(visit: Visit) -> dict[str, str]:
    year, month, found = visit.today.year, visit.today.month, {}
    for _ in range(MONTHS):
        code = f"{year}-{month:02}"
        found[code] = month_in_words(code)
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found
