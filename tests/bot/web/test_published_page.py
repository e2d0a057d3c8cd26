"""You said, we did."""

from __future__ import annotations

from tests.bot.web.client import Client
from tests.bot.web.small_record import SmallRecord


def test_replies_are_shown_by_year_newest_first_as_text(site: Client) -> None:
    reply = site.get("/you-said-we-did")
    words = reply.page.words
    assert words.index("2026") < words.index("Clearer letters") < words.index("2025") < words.index("Older")
    assert "3 October 2026 · Travel to school or college" in words
    assert "&lt;with&gt;" in reply.text


def test_a_reply_of_no_category_is_shown_too(site: Client, small_record: SmallRecord) -> None:
    small_record.replies = [type(small_record.replies[0])(category=None)]
    assert "Clearer letters" in site.get("/you-said-we-did").page.words


def test_with_nothing_published_the_page_says_so_and_why_it_is_there(site: Client, small_record: SmallRecord) -> None:
    small_record.replies.clear()
    words = site.get("/you-said-we-did").page.words
    assert "Nothing published yet" in words
    assert "regulation 56" in words


def test_without_a_record_it_is_as_if_nothing_was_published(client: Client) -> None:
    assert "Nothing published yet" in client.get("/you-said-we-did").page.words
