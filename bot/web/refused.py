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
    "too_slow",
    "session_expired",
    "too_large",
    "wrong_type",
    "wrong_fields",
    "too_many",
    "failed",
    "busy",
]

STATUS: dict[Code, int] = {
    "not_json": 400,
    "session_invalid": 403,
    "choice_invalid": 403,
    "other_site": 403,
    "not_found": 404,
    "wrong_method": 405,
    "too_slow": 408,
    "session_expired": 410,
    "too_large": 413,
    "wrong_type": 415,
    "wrong_fields": 422,
    "too_many": 429,
    "failed": 500,
    "busy": 503,
}


class Refused(Exception):  # noqa: N818  # an outcome for the parent, not a fault in the program
    """Carries a code and nothing of the request, so that no log can show what was in it.

    `wait`: seconds after which it may be tried again, where waiting helps.
    """

    def __init__(self, code: Code, wait: int | None = None) -> None:
        super().__init__(code)
        self.code: Code = code
        self.status = STATUS[code]
        self.wait = wait

    @property
    def headers(self) -> dict[str, str]:
        found = {} if self.wait is None else {"Retry-After": str(self.wait)}
        # The rest of a body that came too slowly is not waited for.
        return {**found, "Connection": "close"} if self.code == "too_slow" else found


def code_for(status: int) -> Code:
    """The nearest code for a status that Starlette itself answers with."""
    known: dict[int, Code] = {404: "not_found", 405: "wrong_method", 413: "too_large", 415: "wrong_type"}
    return known.get(status, "not_json" if status < 500 else "failed")
