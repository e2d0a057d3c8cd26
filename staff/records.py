"""Records: what came in, as codes; the words are on the page of each record, where opening them is audited."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from feedback.reviews import NEW, NO_ACTION, SEEN, NotAllowedError, mark_state, record_read
from feedback.store import NeedFilter, count_needs, fetch_needs
from feedback.word_search import SEARCHED, fetch_needs_with_words
from staff.filters import Filters
from staff.paging import Paging, page_asked
from staff.record_filters import asked_for, read_filters, record_filters, reviewers
from staff.tables import categories
from staff.visit import Visit
from staff.words import words

FEWEST_LETTERS = 3
# Of many records at once: what needs no reason and no second thought.
BULK = (SEEN, "needs_action", "acted_on")
NEW_ONES = NeedFilter(state=NEW, quarantined=False)


def show(visit: Visit) -> Response:
    return _page(visit, {})


def sort_many(visit: Visit) -> Response:
    """The chosen records into one state. Those that cannot go there stay as they are, and that is said."""
    state, ids = visit.fields.one("state"), visit.fields.several("ids")
    problems = {}
    if not ids:
        problems["records"] = "none_chosen"
    if state not in BULK:
        problems["state_for_chosen"] = "state_missing"
    if problems:
        return _page(visit, problems, ids)
    stayed = sum(not _sort(visit, need_id, state) for need_id in ids)
    return visit.go("/records", "some_not_sorted" if stayed else "sorted")


def _sort(visit: Visit, need_id: str, state: str) -> bool:
    try:
        move(visit, need_id, state)
    except NotAllowedError:
        return False
    return True


def move(visit: Visit, need_id: str, state: str, reason: str | None = None) -> None:
    """A new record is read first, whatever is done with it: the audit then has both steps."""
    steps = [SEEN, state] if _is_new(visit, need_id) and state != SEEN else [state]
    for step in steps:
        why = reason if step == NO_ACTION else None
        mark_state(visit.engine, need_id, step, actor=visit.person.id, now=visit.time, reason=why)


def _is_new(visit: Visit, need_id: str) -> bool:
    return count_needs(visit.engine, NeedFilter(state=NEW, id=need_id)) > 0


def search(visit: Visit) -> Response:
    """By post, since what is looked for may be a name: it must not stay in an address or a log."""
    asked = visit.fields.one("words")
    filters = Filters.read(visit.fields, record_filters(visit))
    if len(asked) < FEWEST_LETTERS:
        return visit.render(
            "records_found.html",
            422,
            problems={"words": "words_short"},
            asked=asked,
            filters=filters,
            rows=[],
            searched=0,
        )
    rows = fetch_needs_with_words(visit.engine, asked, asked_for(visit, filters))
    record_read(visit.engine, [row.id for row in rows], actor=visit.person.id, now=visit.time)
    return visit.render(
        "records_found.html",
        problems={},
        filters=filters,
        asked=asked,
        rows=rows,
        searched=SEARCHED,
        categories=categories(),
    )


def _page(visit: Visit, problems: dict[str, str], chosen: Sequence[str] = ()) -> Response:
    filters = read_filters(visit)
    where = asked_for(visit, filters)
    paging = Paging(
        page_asked(visit.query.one("page")),
        count_needs(visit.engine, where),
        lambda page: filters.address(f"{visit.base}/records", page=page),
    )
    return visit.render(
        "records.html",
        422 if problems else 200,
        problems=problems,
        filters=filters,
        paging=paging,
        rows=fetch_needs(visit.engine, paging.per_page, paging.offset, where),
        chosen=chosen,
        categories=categories(),
        people=reviewers(visit),
        bulk={state: words("triage")[state] for state in BULK},
        new=count_needs(visit.engine, NEW_ONES),
    )
