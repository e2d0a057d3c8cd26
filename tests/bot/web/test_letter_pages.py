"""The letters as pages: whole without JavaScript, and forbidden to send anything."""

from __future__ import annotations

import html

import pytest

from content.letters import letters
from tests.bot.web.client import Client

LETTERS = letters("southend")


def test_the_list_leads_to_every_letter_and_says_when_to_use_it(site: Client) -> None:
    reply = site.get("/letters/")
    assert [link for link in reply.page.links if link.startswith("/letters/") and link != "/letters/"] == [
        f"/letters/{letter}" for letter in LETTERS
    ]
    assert all(letter.when in html.unescape(reply.text) for letter in LETTERS.values())


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_stands_on_its_page_with_blanks_to_fill_in_by_hand(site: Client, letter: str) -> None:
    text = html.unescape(site.get(f"/letters/{letter}").text)
    for paragraph in LETTERS[letter].paragraphs:
        for part in paragraph:
            if isinstance(part, str):
                assert all(line in text for line in part.split("\n"))
    assert text.count('class="blank"') == sum(
        1 for row in LETTERS[letter].paragraphs for part in row if not isinstance(part, str)
    )
    assert LETTERS[letter].to in text
    assert LETTERS[letter].law in text


@pytest.mark.parametrize("letter", LETTERS)
def test_nothing_on_the_page_can_be_sent(site: Client, letter: str) -> None:
    reply = site.get(f"/letters/{letter}")
    policy = reply.headers["content-security-policy"]
    assert "connect-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert "default-src 'none'" in policy
    assert "form" not in reply.page.elements
    assert ' name="' not in reply.text.split("<main")[1]


def test_every_blank_has_a_label_and_nothing_about_the_child_is_filled_in_by_the_browser(site: Client) -> None:
    for letter in LETTERS.values():
        text = site.get(f"/letters/{letter.id}").text
        for blank in letter.blanks:
            assert f'<label for="blank-{blank.id}">' in text
        assert {blank.autofill for blank in letter.blanks if blank.id in ("child", "born", "school")} == {"off"}


def test_there_is_no_other_letter(site: Client) -> None:
    assert site.get("/letters/nothing").status == 404
