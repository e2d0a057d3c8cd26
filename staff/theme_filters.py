"""What the address of the Themes page asks for. One table has two sides at most: a theme is a line of it, a single
area or stage a column, and both together one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.codes import FIELDS, labels
from feedback.figures import ALONE, MONTH, NOT_SAID
from feedback.frames import Span
from staff.filters import Filter, Filters
from staff.posted import Fields
from staff.tables import SUB, categories
from staff.words import words


@dataclass(frozen=True)
class Asked:
    """`only` is a dimension and one of its values."""

    filters: Filters
    span: Span
    by: str
    category: str | None
    only: tuple[str, str] | None

    @property
    def axis(self) -> str:
        """What themes are counted by in the table that the answer is cut out of."""
        if self.only:
            return self.only[0]
        return MONTH if self.by == SUB or (self.category and self.by == ALONE) else self.by

    @property
    def finer(self) -> bool:
        return self.by == SUB and self.category is not None and self.only is None

    @property
    def overview(self) -> bool:
        return self.by == ALONE and not self.category and not self.only

    def in_words(self) -> str:
        chosen = self.filters.chosen
        named = [f"{each.label}: {each.choices[chosen[each.name]]}" for each in self.filters.all if each.name in chosen]
        return "; ".join(named) or words("tables")["no_filters"]


def read_asked(query: Fields, offered: Sequence[Span]) -> Asked:
    filters = Filters.read(query, _filters(offered))
    field, _, value = (filters.get("only") or "").partition(":")
    by_year = {str(span.year): span for span in offered}
    return Asked(
        filters,
        by_year.get(filters.get("year") or "", offered[0]),
        filters.get("by") or ALONE,
        filters.get("category"),
        (field, value) if value else None,
    )


def _filters(offered: Sequence[Span]) -> list[Filter]:
    text = words("tables")
    newest, *older = ((str(span.year), year_in_words(span)) for span in offered)
    return [
        Filter("year", text["year"], dict(older), newest[1]),
        Filter("category", text["category"], categories(), text["every"]),
        Filter("only", text["only"], _single_values(), text["every"]),
        Filter("by", text["by"], {field: text[field] for field in (MONTH, *FIELDS, SUB)}, text[ALONE]),
    ]


def year_in_words(span: Span) -> str:
    return span.name if span.whole else words("tables")["so_far"].format(year=span.name)


def _single_values() -> dict[str, str]:
    text = words("tables")
    return {
        f"{field}:{code}": f"{text[field]}: {label}"
        for field in FIELDS
        for code, label in {**labels(field), NOT_SAID: text[NOT_SAID]}.items()
    }
