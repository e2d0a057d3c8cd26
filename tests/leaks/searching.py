"""Finds a detail in bytes however they are written: ten forms of it."""

from __future__ import annotations

import base64
import html
import json
import unicodedata
from collections.abc import Callable, Iterable
from urllib.parse import quote, quote_plus

# Shorter ones would be found by chance in keys and hashes.
SHORTEST = 6


def folded(text: str) -> str:
    return text.casefold()


def plain(text: str) -> str:
    """Without accents, spaces and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def in_base64(text: str) -> list[bytes]:
    """The signs that do not depend on what stands before and after, for each place it can begin at."""
    raw = text.encode()
    found = []
    for before in range(3):
        first, last = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        found.append(base64.b64encode(b"\0" * before + raw)[first:last])
    return [*found, *(each.translate(bytes.maketrans(b"+/", b"-_")) for each in found)]


FORMS: dict[str, Callable[[str], Iterable[bytes]]] = {
    "raw": lambda text: [text.encode()],
    "case-folded": lambda text: [folded(text).encode()],
    "no accents, spaces or punctuation": lambda text: [plain(text).encode()],
    "digits": lambda text: [digits(text).encode()],
    "URL": lambda text: [quote(text, safe="").encode(), quote_plus(text).encode()],
    "JSON": lambda text: [json.dumps(text)[1:-1].encode()],
    "HTML": lambda text: [html.escape(text).encode(), html.escape(text).replace("&#x27;", "&#39;").encode()],
    "base64": in_base64,
    "hex": lambda text: [text.encode().hex().encode(), text.encode().hex().upper().encode()],
    "UTF-16": lambda text: [text.encode("utf-16-le"), text.encode("utf-16-be")],
}


class Searched:
    """What a place holds, read in the three ways in which it is searched."""

    def __init__(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        self._data, self._folded, self._plain = data, folded(text).encode(), plain(text).encode()

    def holds(self, detail: str) -> list[str]:
        """In which forms the detail is there."""
        return [form for form, make in FORMS.items() if any(self._found(form, wanted) for wanted in make(detail))]

    def _found(self, form: str, wanted: bytes) -> bool:
        if len(wanted) < SHORTEST:
            return False
        if form in ("raw", "case-folded"):
            return wanted in self._data or wanted in self._folded
        if form in ("no accents, spaces or punctuation", "digits"):
            return wanted in self._plain
        return wanted in self._data
