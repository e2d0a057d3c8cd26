"""Why a request is not taken. The words for each are in data/web.yml, as `refused_<code>`."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "not_json",
    "session_invalid",
    "choice_invalid",
    "other_site",
    "not_found",
    "wrong_method",
    "session_expired",
    "too_large",
    "wrong_type",
    "wrong_fields",
    "failed",
]

STATUS: dict[Code, int] = {
    "not_json": 400,
    "session_invalid": 403,
    "choice_invalid": 403,
    "other_site": 403,
    "not_found": 404,
    "wrong_method": 405,
    "session_expired": 410,
    "too_large": 413,
    "wrong_type": 415,
    "wrong_fields": 422,
    "failed": 500,
}


class Refused(Exception):  # noqa: N818  # an outcome for the parent, not a fault in the program
    """Carries a code and nothing of the request, so that no log can show what was in it."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code: Code = code
        self.status = STATUS[code]


def code_for(status: int) -> Code:
    """The nearest code for a status that Starlette itself answers with."""
    known: dict[int, Code] = {404: "not_found", 405: "wrong_method", 413: "too_large", 415: "wrong_type"}
    return known.get(status, "not_json" if status < 500 else "failed")
