"""Who opened and changed what: the audit, for data protection. Codes and ids only; it holds no words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from starlette.responses import Response

from feedback.audit_search import AuditFilter, AuditRow, count_audit, fetch_audit, record_verified
from feedback.people import fetch_people
from feedback.verify import Verified, verify
from staff.filters import Filter, Filters
from staff.paging import Paging, page_asked
from staff.visit import Visit
from staff.words import words

MONTHS_KEPT = 24


def show(visit: Visit) -> Response:
    return _page(visit)


def check(visit: Visit) -> Response:
    result = verify(visit.engine)
    record_verified(visit.engine, visit.person.id, not result.faults, visit.now)
    return _page(visit, result)


def _page(visit: Visit, result: Verified | None = None) -> Response:
    people = {person.id: person.name for person in fetch_people(visit.engine)}
    filters = Filters.read(visit.query, _filters(people, visit.today))
    where = AuditFilter(filters.get("actor"), filters.get("action"), filters.get("month"))
    paging = Paging(
        page_asked(visit.query.one("page")),
        count_audit(visit.engine, where),
        lambda page: filters.address(f"{visit.base}/audit", page=page),
    )
    rows = fetch_audit(visit.engine, where, paging.per_page, paging.offset)
    return visit.render(
        "audit.html",
        filters=filters,
        paging=paging,
        rows=[_shown(row, people) for row in rows],
        result=result,
    )


def _filters(people: Mapping[str, str], today: date) -> list[Filter]:
    actors = words("actors")
    others = {code: name for code, name in actors.items() if code != "left"}
    return [
        Filter("actor", "Who", {**people, **others}, "Anybody"),
        Filter("action", "What", words("actions"), "Anything"),
        Filter("month", "When", _months(today), "Any month"),
    ]


def _months(today: date) -> dict[str, str]:
    """The months the audit is kept for, the newest first."""
    months: dict[str, str] = {}
    for _ in range(MONTHS_KEPT + 1):
        months[f"{today:%Y-%m}"] = f"{today:%B %Y}"
        today = today.replace(day=1) - timedelta(days=1)
    return months


def _shown(row: AuditRow, people: Mapping[str, str]) -> dict[str, Any]:
    before = "" if row.before is None else told(row.before, people)
    after = "" if row.after is None and row.before is None else told(row.after, people)
    return {
        "row": row,
        "who": _who(row.actor, people),
        "on": _on(row, people),
        "before": before,
        "after": after,
    }


def _who(actor: str, people: Mapping[str, str]) -> str:
    return people.get(actor) or words("actors").get(actor) or words("actors")["left"]


def _on(row: AuditRow, people: Mapping[str, str]) -> str:
    """What it was done to: a person by name, all else by its id, which says nothing to those who may not open it."""
    if row.kind is None or row.id == "all":
        return ""
    return people.get(row.id or "", words("actors")["left"]) if row.kind == "person" else f"{row.kind} {row.id}"


def told(value: Any, people: Mapping[str, str]) -> str:
    """Codes as a short line; a person's id as their name."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {told(part, people)}" for name, part in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(told(part, people) for part in value) or words("told")["none"]
    if value is None or isinstance(value, bool):
        return words("told")[str(value).lower()]
    return people.get(value) or str(value).replace("_", " ")
