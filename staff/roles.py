"""Who may do what. A person may have several roles; none includes another."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    VIEWER = "viewer"  # tables and charts, no words
    REVIEWER = "reviewer"  # what parents wrote, and what is done about it
    PUBLISHER = "publisher"  # "You said, we did"
    ADMINISTRATOR = "administrator"  # people, no words
    DATA_PROTECTION = "data_protection"  # audit and retention, no words


Who = frozenset[Role] | None
# Anybody, signed in or not: only what leads to signing in, and files.
OPEN: Who = None
SIGNED_IN: Who = frozenset(Role)


def roles_from(names: str | list[str] | tuple[str, ...]) -> frozenset[Role]:
    """The roles among `names`; what is none is left out, so that an old name in the database gives no right."""
    listed = names.replace(",", " ").split() if isinstance(names, str) else names
    return frozenset(Role(name) for name in listed if name in set(Role))
