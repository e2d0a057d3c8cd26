"""Why a request is not taken. The words for each are in data/staff/refused.yml."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "wrong_fields",
    "no_role",
    "other_site",
    "stale_form",
    "not_found",
    "wrong_method",
    "link_over",
    "too_large",
    "wrong_type",
    "failed",
]

STATUS: dict[Code, int] = {
    "wrong_fields": 400,
    "no_role": 403,
    "other_site": 403,
    "stale_form": 403,
    "not_found": 404,
    "wrong_method": 405,
    "link_over": 410,
    "too_large": 413,
    "wrong_type": 415,
    "failed": 500,
}


class Refused(Exception):  # noqa: N818  # an outcome for the person, not a fault in the program
    """Carries a code and nothing of the request, so that no log can show what was in it."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code
        self.status = STATUS[code]


def code_for(status: int) -> Code:
    """The nearest code for a status that Starlette itself answers with."""
    known: dict[int, Code] = {404: "not_found", 405: "wrong_method", 413: "too_large"}
    return known.get(status, "failed" if status >= 500 else "wrong_fields")
