"""The search itself finds what it should, in each form: else the leak test would prove nothing."""

from __future__ import annotations

import base64
import html
import json
from urllib.parse import quote

import pytest

from tests.leaks.identities import CONTROL, HOW_MANY, identities
from tests.leaks.searching import FORMS, Searched

WRITTEN = {
    "raw": CONTROL.encode(),
    "case-folded": CONTROL.upper().encode(),
    "no accents, spaces or punctuation": b"contrOLOPLANTED found60 417-395-528 here",
    "digits": b"id 60 417/395.528",
    "URL": quote(CONTROL).encode(),
    "JSON": json.dumps({"x": CONTROL}).encode(),
    "HTML": html.escape(CONTROL).encode(),
    "hex": CONTROL.encode().hex().encode(),
    "UTF-16": CONTROL.encode("utf-16"),
}


@pytest.mark.parametrize("form", [*WRITTEN])
def test_a_detail_is_found_in_each_form(form: str) -> None:
    assert form in Searched(b"before " + WRITTEN[form] + b" after").holds(CONTROL)


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_detail_is_found_in_base64_wherever_it_begins(before: str) -> None:
    assert "base64" in Searched(base64.b64encode(f"{before}{CONTROL} and more".encode())).holds(CONTROL)


def test_ten_forms_are_searched_and_nothing_is_found_where_nothing_is() -> None:
    assert set(FORMS) == {*WRITTEN, "base64"}
    assert Searched(b"Nobody rang back for weeks.").holds(CONTROL) == []


def test_no_two_families_share_a_detail() -> None:
    families = identities(1)
    assert len(families) == HOW_MANY
    for place in ("name", "small_name", "phone", "email", "nhs", "case", "handle"):
        assert len({getattr(one, place) for one in families}) == HOW_MANY
