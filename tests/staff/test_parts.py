"""What pages share: filters in the address, pages of a list, passphrases, codes, words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staff import codes
from staff.access import safe_next
from staff.filters import Filter, Filters
from staff.pages import TEMPLATES, moment, written
from staff.paging import Paging, page_asked
from staff.passphrases import hashed, verified
from staff.posted import Fields
from staff.refused import STATUS
from staff.roles import Role, roles_from
from staff.routes import ROUTES
from staff.settings import ROOT
from staff.words import words

KINDS = [Filter("kind", "Kind", {"a": "Apples", "b": "Bananas"}), Filter("month", "Month", {"2026-11": "November"})]


def filters(**asked: str) -> Filters:
    return Filters.read(Fields(asked.items()), KINDS)


def test_filters_are_read_from_the_address_and_put_back_into_it() -> None:
    chosen = filters(kind="b", month="2026-11", other="x")
    assert (chosen.get("kind"), chosen.get("month"), chosen.get("other")) == ("b", "2026-11", None)
    assert chosen.address("/things", page=3) == "/things?kind=b&month=2026-11&page=3"
    assert filters().address("/things") == "/things"


def test_a_filter_that_is_not_on_the_list_is_left_out() -> None:
    assert filters(kind="<script>", month="").chosen == {}


def test_the_chosen_value_is_shown_as_chosen() -> None:
    options = filters(kind="b").options(KINDS[0])
    assert [(option["value"], option["selected"]) for option in options] == [("", False), ("a", False), ("b", True)]
    assert [option["selected"] for option in filters().options(KINDS[0])] == [True, False, False]


@pytest.mark.parametrize(("asked", "page"), [("", 1), ("2", 2), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 9, 1)])
def test_a_page_number_is_read_kindly(asked: str, page: int) -> None:
    assert page_asked(asked) == page


@given(asked=st.integers(1, 10**6), total=st.integers(0, 10**6))
def test_a_page_is_always_one_of_those_there_are(asked: int, total: int) -> None:
    paging = Paging(asked, total, str)
    assert 1 <= paging.page <= paging.pages
    assert 0 <= paging.offset <= max(0, total - 1)
    assert paging.last - paging.first + 1 <= paging.per_page
    numbers = [item["number"] for item in paging.items if "number" in item]
    assert numbers == sorted(set(numbers))
    assert {1, paging.page, paging.pages} <= set(numbers)
    assert [item["number"] for item in paging.items if item.get("current")] == [paging.page]


def test_what_is_left_out_between_pages_is_marked() -> None:
    marks = [item.get("number", "…") for item in Paging(5, 250, str).items]
    assert marks == [1, "…", 4, 5, 6, "…", 10]


@given(st.text())
def test_whatever_is_asked_for_after_signing_in_stays_on_this_site(asked: str) -> None:
    found = safe_next(asked)
    assert re.fullmatch(r"/(?![/\\])[\x20-\x5b\x5d-\x7e]*", found)


@given(st.text(max_size=300))
def test_any_text_can_be_tried_as_a_passphrase_or_a_code(typed: str) -> None:
    assert codes.step_of(codes.secret_for(b"key", "test"), typed, 1_000_000) is None or len(typed.replace(" ", "")) == 6


def test_a_passphrase_is_judged_by_how_it_looks_not_by_how_it_was_composed() -> None:
    hash = hashed("caf\u00e9 au lait \ufb01nally")
    assert verified(hash, "cafe\u0301 au lait finally")
    assert not verified(hash, "cafe au lait finally")
    assert not verified(None, "anything")
    assert not verified("not a hash", "anything")
    assert hash.startswith("$argon2id$")


def test_times_are_told_as_the_clock_on_the_wall_says() -> None:
    assert moment(1_795_630_000) == "25 November 2026, 6:06pm"
    assert written("2026-07-01T11:05:00Z") == "1 July 2026, 12:05pm"
    assert written("2026-11-25") == "25 November 2026"


def test_an_unknown_role_gives_no_right() -> None:
    assert roles_from("viewer,king,,administrator") == {Role.VIEWER, Role.ADMINISTRATOR}
    assert roles_from(["", "VIEWER"]) == set()


def test_every_word_that_the_code_asks_for_is_there() -> None:
    for role in Role:
        assert {role, f"{role}_may"} <= set(words("roles"))
    for code in STATUS:
        assert {code, f"{code}_title"} <= set(words("refused"))
    for page in ROUTES:
        assert not page.menu or {page.menu, f"{page.menu}_about"} <= set(words("menu"))
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "staff").glob("*.py"))
    assert set(re.findall(r'visit\.go\([^)]*?, "(\w+)"\)', sources)) <= set(words("notices"))
    problems = {code for code in re.findall(r'"(\w+)"', sources) if code.split("_")[0] in ("passphrase", "openid")}
    known = {"passphrase", "openid", "openid_subject"}
    assert {code for code in problems if "_" in code} - known - set(words("notices")) <= set(words("problems"))


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_neither_styles_nor_runs_nor_trusts_what_was_typed(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert not re.search(r"\sstyle=|<script|<style|\son\w+=|javascript:|\|\s*safe|autoescape", text)
