"""Reading a posted form: no more of it than allowed, only of the type expected, and not from another site's page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from starlette.requests import Request

from staff.refused import Refused

MOST_BYTES = 64 * 1024
MOST_FIELDS = 200
FORM = "application/x-www-form-urlencoded"


class Fields:
    """What a form, or an address, sent. A field that was not sent reads as empty, never as an error."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = [(name, value.replace("\0", "")) for name, value in pairs]  # PostgreSQL takes no NUL

    def one(self, name: str) -> str:
        """The field as typed, without the spaces around it."""
        return self.exactly(name).strip()

    def exactly(self, name: str) -> str:
        """For secrets, where a space counts."""
        return next((value for key, value in self._pairs if key == name), "").replace("\r\n", "\n")

    def several(self, name: str) -> list[str]:
        return [value for key, value in self._pairs if key == name]


async def read_fields(request: Request) -> Fields:
    """Stops reading at the limit, whatever length the sender declared."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise Refused("wrong_type")
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > MOST_BYTES:
            raise Refused("too_large")
    try:
        text = read.decode("utf-8", "replace")
        return Fields(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        raise Refused("wrong_fields") from None


def same_origin(request: Request) -> None:
    """Refuses a post that a browser says another site's page sent.

    Our pages send no referrer, and for a form that makes the Origin "null", so "null" says nothing. The scheme is not
    compared: behind a proxy that ends TLS it differs.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin", "null")
    foreign = origin != "null" and origin.rpartition("//")[2] != request.headers.get("host")
    if (site is not None and site not in ("same-origin", "none")) or foreign:
        raise Refused("other_site")
