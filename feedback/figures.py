"""Tables of a frame, ready to be shown: true counts in, what feedback.statistics releases out.

Each is released as one that follows that of the quarter before, so that the two together tell no small number. A part
of a table (one category, one area) is cut out of it, never counted anew: a second table would give away what this one
hides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from feedback.counting import Counts, count_needs_of
from feedback.frames import QUARTERS, Span, months_of, quarter_of
from feedback.statistics import Mark, Released, Rule, Shown, Table, release
from feedback.tallies import fetch_tallies

Key = tuple[str, str, str | None]  # month, category or topic, value
MONTH, QUARTER = "month", "quarter"
# Themes alone, by nothing else; and every theme together.
ALONE, ALL = "alone", "all"
# The value where the parent said nothing, or what is on no list any more.
NOT_SAID = "not_said"


@dataclass(frozen=True)
class Axis:
    """What categories are counted by: nothing, month, quarter, or a dimension and its known values, in their order."""

    name: str
    values: tuple[str, ...] = ()

    @property
    def by_month_only(self) -> bool:
        return self.name in (MONTH, QUARTER, ALONE)

    def columns(self, span: Span) -> tuple[str, ...]:
        if self.name == ALONE:
            return (ALL,)
        if self.name == MONTH:
            return months_of(span.year)
        return QUARTERS if self.name == QUARTER else (*self.values, NOT_SAID)

    def place(self, key: Key) -> str:
        if self.name == ALONE:
            return ALL
        if self.by_month_only:
            return key[0] if self.name == MONTH else quarter_of(key[0])
        return key[2] if key[2] is not None and key[2] in self.values else NOT_SAID


@dataclass(frozen=True)
class Frame:
    """Which months, and who may read it."""

    span: Span
    rule: Rule


@dataclass(frozen=True)
class Figures:
    """`span` is what they count: less than was asked for, when an earlier release has to stand."""

    released: Released
    span: Span

    def row(self, name: str) -> tuple[Shown, ...]:
        return self.released.cells[self.released.rows.index(name)]

    def column(self, name: str) -> tuple[Shown, ...]:
        place = self.released.columns.index(name)
        return tuple(row[place] for row in self.released.cells)

    def total_of(self, row: str) -> Shown:
        return self.released.row_totals[self.released.rows.index(row)]


def themes(engine: Engine, categories: Sequence[str], axis: Axis, frame: Frame) -> Figures:
    counts = count_needs_of(engine, frame.span, None if axis.by_month_only else axis.name)
    columns = axis.columns(frame.span)
    return _chain(lambda until: _table(counts, categories, columns, axis.place, until), frame)


def totals(engine: Engine, categories: Sequence[str], axis: Axis, frame: Frame) -> Figures:
    """All categories together: the foot of the table that `themes` gives, at a fraction of its cost."""
    counts = count_needs_of(engine, frame.span, None if axis.by_month_only else axis.name)
    together: Counts = Counter()
    for (month, category, value), number in counts.items():
        if category in categories:
            together[month, ALL, value] += number
    columns = axis.columns(frame.span)
    return _chain(lambda until: _table(together, [ALL], columns, axis.place, until), frame)


def _table(
    counts: Counts, rows: Iterable[str], columns: Sequence[str], place: Callable[[Key], str], until: Span
) -> Table:
    found = {row: dict.fromkeys(columns, 0) for row in rows}
    for key, number in counts.items():
        if key[0] <= until.last and key[1] in found:
            found[key[1]][place(key)] += number
    return Table(tuple(found), tuple(columns), tuple(tuple(row.values()) for row in found.values()))


def _chain(table_of: Callable[[Span], Table], frame: Frame) -> Figures:
    before = frame.span.to_quarter_before()
    if before is None:
        return Figures(release(table_of(frame.span), frame.rule), frame.span)
    earlier, table = _chain(table_of, Frame(before, frame.rule)), table_of(frame.span)
    released = release(table, frame.rule, earlier.released)
    stands = released == earlier.released and table != table_of(before)
    return earlier if stands else Figures(released, frame.span)


def finer_kinds(
    engine: Engine, categories: Sequence[str], category: str, subs: Sequence[str], frame: Frame
) -> Figures | None:
    """The finer kinds of one category; None where the table of categories does not show how many there are in all."""
    time = Axis(MONTH if frame.rule is Rule.inside else QUARTER)
    shown = themes(engine, categories, time, frame)
    if shown.total_of(category).mark is not Mark.shown:
        return None
    axis, counts = Axis("sub", tuple(subs)), count_needs_of(engine, frame.span, "sub")
    columns = axis.columns(frame.span)
    return _chain(lambda until: _table(counts, [category], columns, axis.place, until), Frame(shown.span, frame.rule))


def tallies(engine: Engine, topics: Sequence[str], kind: str, frame: Frame) -> Figures:
    """How often each topic was asked, or helped, or did not."""
    found = fetch_tallies(engine, frame.span.first, frame.span.last)
    counts = Counts({(month, topic, None): number for (month, topic, of), number in found.items() if of == kind})
    return _chain(lambda until: _table(counts, topics, (kind,), lambda _: kind, until), frame)
