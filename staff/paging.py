"""One page of a long list, and the links to the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PER_PAGE = 25
# How many numbers to show each side of the page one is on.
NEAR = 1


def page_asked(text: str) -> int:
    """The page number in an address; 1 when it is none."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1


@dataclass(frozen=True)
class Paging:
    asked: int
    total: int
    address: Callable[[int], str]
    per_page: int = PER_PAGE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.per_page))

    @property
    def page(self) -> int:
        return min(self.asked, self.pages)

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per_page

    @property
    def first(self) -> int:
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        return min(self.offset + self.per_page, self.total)

    @property
    def items(self) -> list[dict[str, Any]]:
        """Numbers as govukPagination takes them, with an ellipsis where some are left out."""
        near = range(self.page - NEAR, self.page + NEAR + 1)
        shown = sorted({1, self.pages, *(number for number in near if 1 <= number <= self.pages)})
        items: list[dict[str, Any]] = []
        for before, number in zip([0, *shown], shown, strict=False):
            if number - before > 1:
                items.append({"ellipsis": True})
            items.append({"number": number, "href": self.address(number), "current": number == self.page})
        return items
