"""Following up by code: what became of it, and taking it back."""

from __future__ import annotations

import pytest

from tests.bot.web.client import Client, Reply
from tests.bot.web.conftest import Scripted
from tests.bot.web.small_record import ANSWERED, GONE, GOOD, TOO_MANY, SmallRecord


def look(site: Client, code: str, do: str = "look") -> Reply:
    return site.send_form({"code": code, "do": do}, "/receipt")


def test_the_page_asks_for_the_code(site: Client) -> None:
    reply = site.get("/receipt")
    assert reply.status == 200
    assert "Your code" in reply.page.words


def test_a_code_shows_where_it_is_and_about_what(site: Client) -> None:
    words = look(site, GOOD).page.words
    for line in ("November 2026", "Travel to school or college", "passed it to the service"):
        assert line in words


def test_a_public_reply_is_shown_with_it_as_text(site: Client) -> None:
    reply = look(site, ANSWERED)
    assert "answered in public" in reply.page.words
    assert "We wrote them anew, &lt;with&gt; parents" in reply.text


def test_removing_takes_two_steps_and_is_for_good(site: Client, small_record: SmallRecord) -> None:
    asked = look(site, GOOD, "ask_withdraw")
    assert "cannot bring it back" in asked.page.words
    assert GOOD in small_record.rows
    assert asked.page.hidden == {"code": GOOD}
    assert "removed what you sent" in look(site, GOOD, "withdraw").page.words
    assert GOOD not in small_record.rows
    assert "There was nothing to remove" in look(site, GOOD, "withdraw").page.words


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [
        ("", 422, "type your code first"),
        ("ABCDE", 422, "not quite a code of ours"),
        ("x" * 61, 422, "not quite a code of ours"),
        ("<script>", 422, "not quite a code of ours"),
        (GONE, 422, "No record has that code"),
        (TOO_MANY, 429, "Please wait an hour"),
    ],
)
def test_a_code_that_leads_nowhere_is_told_kindly(site: Client, code: str, status: int, words: str) -> None:
    reply = look(site, code)
    assert reply.status == status
    assert words in reply.page.words
    assert "<script" not in reply.text


def test_the_record_is_told_who_asks_only_as_a_hash(site: Client, small_record: SmallRecord) -> None:
    look(site, GOOD)
    look(site, GOOD, "withdraw")
    first, second = small_record.callers
    assert first == second
    assert "127" not in first or len(first) == 32


def test_too_many_tries_of_one_network_are_refused(site: Client) -> None:
    statuses = [look(site, "ABCDE").status for _ in range(31)]
    assert statuses == [422] * 30 + [429]


def test_another_sites_form_is_refused(site: Client, small_record: SmallRecord) -> None:
    fields = {"code": GOOD, "do": "withdraw"}
    assert site.send_form(fields, "/receipt", origin="https://evil.example").status == 403
    assert GOOD in small_record.rows


def test_without_a_record_the_page_is_sorry(client: Client, scripted: Scripted) -> None:
    assert look(client, GOOD).status == 500


def test_a_code_in_an_address_is_not_read(site: Client) -> None:
    assert site.get(f"/receipt?code={GOOD}").text == site.get("/receipt").text
